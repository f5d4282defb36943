package sqlite

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Codec says how a blob was written. It stands in a column beside the blob, so that old rows stay readable when a
// better one comes.
type Codec int

// Zstd is compressed by Zstandard (RFC 8878) without a dictionary: one saves 5 % and makes rows depend on a file. What
// is compressed is JSON or bytes as they came, as the column's schema says.
const Zstd Codec = 1

// unpackedMost bounds what one blob may become, in bytes: a damaged row must not fill the memory.
const unpackedMost = 64 << 20

// Packer turns values into compressed blobs and back. The zero Packer is ready; its coders are made on first use,
// since a start needs none. It serves any number of goroutines.
type Packer struct {
	once sync.Once
	enc  *zstd.Encoder
	dec  *zstd.Decoder
	err  error
}

func (p *Packer) ready() error {
	p.once.Do(func() {
		// One article at a time, most under 64 KB: a small window keeps the coders' memory small.
		p.enc, p.err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(256<<10), zstd.WithLowerEncoderMem(true))
		if p.err == nil {
			p.dec, p.err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(unpackedMost), zstd.WithDecoderLowmem(true))
		}
	})
	return p.err
}

// Pack writes v as JSON and compresses it.
func (p *Packer) Pack(v any) (Codec, []byte, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return 0, nil, err
	}
	return p.PackBytes(raw)
}

// PackBytes compresses bytes as they are.
func (p *Packer) PackBytes(raw []byte) (Codec, []byte, error) {
	if err := p.ready(); err != nil {
		return 0, nil, err
	}
	return Zstd, p.enc.EncodeAll(raw, make([]byte, 0, len(raw)/2)), nil
}

// Unpack reads what Pack wrote into v, a pointer.
func (p *Packer) Unpack(codec Codec, data []byte, v any) error {
	raw, err := p.UnpackBytes(codec, data)
	if err != nil {
		return err
	}
	return Decode(raw, v)
}

// Decode reads JSON that stands in a column into v, a pointer.
func Decode[T ~string | ~[]byte](data T, v any) error {
	if err := json.Unmarshal([]byte(data), v); err != nil {
		return fmt.Errorf("%w: %w", ErrRow, err)
	}
	return nil
}

// UnpackBytes reads what PackBytes wrote.
func (p *Packer) UnpackBytes(codec Codec, data []byte) ([]byte, error) {
	if codec != Zstd {
		return nil, fmt.Errorf("%w: codec %d is unknown", ErrNewer, codec)
	}
	if err := p.ready(); err != nil {
		return nil, err
	}
	raw, err := p.dec.DecodeAll(data, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRow, err)
	}
	return raw, nil
}
