package portable

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"reader/internal/news"
)

// The errors of NewReader and Next.
var (
	ErrFormat = errors.New("it is no copy of a reader library")
	ErrNewer  = errors.New("it is a copy by a newer version of reader, in another form")
	ErrCut    = errors.New("the file breaks off here: what came behind is missing")
)

// longestLine bounds what one record may take of the memory, in bytes. The largest are pictures, of at most 20 MB and a
// third more in base64.
const longestLine = 64 << 20

// RefusedError is a line that was not taken: why is a sentence without its full stop.
type RefusedError struct{ Kind, Why string }

func (e *RefusedError) Error() string { return e.Why }

// Reader reads a copy, a record at a time.
type Reader struct {
	from    *bufio.Reader
	line    int // that was read last, from 1
	records int
	ended   bool
	newer   string // the version of a copy that may hold what is not known here; empty when there is none such
}

// Is reports whether a file begins as a copy does. The beginning holds some hundred bytes of it, or all.
func Is(beginning []byte) bool {
	beginning = bytes.TrimSpace(bytes.TrimPrefix(beginning, []byte("\xef\xbb\xbf")))
	return len(beginning) > 0 && beginning[0] == '{'
}

// NewReader reads the first line of a copy. The error wraps ErrFormat or ErrNewer where one of them is the cause.
func NewReader(from io.Reader) (*Reader, error) {
	r := &Reader{from: bufio.NewReaderSize(from, 64<<10)}
	line, err := r.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var h head
	if json.Unmarshal(bytes.TrimPrefix(line, []byte("\xef\xbb\xbf")), &h) != nil || h.Kind != headKind {
		return nil, fmt.Errorf("%w: its first line does not say so", ErrFormat)
	}
	most, least, ok := strings.Cut(h.Version, ".")
	theirs, err := strconv.Atoi(most)
	their, err2 := strconv.Atoi(least)
	switch {
	case !ok || err != nil || err2 != nil || theirs < 1:
		return nil, fmt.Errorf("%w: its version is %q", ErrFormat, h.Version)
	case theirs > major:
		return nil, fmt.Errorf("%w (its version is %s, this program knows %d.%d)", ErrNewer, h.Version, major, minor)
	case theirs == major && their > minor:
		r.newer = h.Version
	}
	return r, nil
}

// Newer is the version of a copy that a newer program wrote, and that may say more than is understood here; empty for
// any other.
func (r *Reader) Newer() string { return r.newer }

// Line is the number of the line that was read last, from 1.
func (r *Reader) Line() int { return r.line }

// Next reads the next record. A *RefusedError is about one line, and the next may be read; io.EOF ends a copy that is
// whole, ErrCut one that is not.
func (r *Reader) Next() (news.Record, error) {
	for {
		line, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil, r.atEnd()
		}
		if err != nil {
			return nil, err
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		r.records++
		record, err := r.read(line)
		if record == nil && err == nil {
			continue // the last line, or what stands behind it
		}
		return record, err
	}
}

func (r *Reader) atEnd() error {
	if !r.ended {
		return ErrCut
	}
	return io.EOF
}

// read reads one line; nil for the last.
func (r *Reader) read(line []byte) (news.Record, error) {
	var which struct{ Kind string }
	if err := json.Unmarshal(line, &which); err != nil {
		return nil, &RefusedError{"", "it cannot be read as JSON"}
	}
	if which.Kind == endKind {
		r.ended = true
		return nil, r.count(line)
	}
	form, known := kinds[which.Kind]
	switch {
	case !known && r.newer != "":
		return nil, &RefusedError{which.Kind, fmt.Sprintf("a newer reader wrote the file, and this one does not know the kind %q", which.Kind)}
	case !known:
		return nil, &RefusedError{which.Kind, fmt.Sprintf("the kind %q is unknown", which.Kind)}
	}
	into := form()
	err := json.Unmarshal(line, into)
	if err != nil {
		return nil, &RefusedError{which.Kind, "a field is of another form than it should be: " + strings.TrimPrefix(err.Error(), "json: ")}
	}
	record, err := into.record()
	if err != nil {
		return nil, &RefusedError{which.Kind, err.Error()}
	}
	return record, nil
}

// count compares the number in the last line with what was read.
func (r *Reader) count(line []byte) error {
	var e end
	if err := json.Unmarshal(line, &e); err != nil || e.Records != r.records-1 {
		return &RefusedError{endKind, fmt.Sprintf("the file says that it has %d records, and has %d", e.Records, r.records-1)}
	}
	return nil
}

// next reads a line without its end; io.EOF behind the last one. Of a line that is too long the rest is passed over.
func (r *Reader) next() (line []byte, err error) {
	for {
		piece, err := r.from.ReadSlice('\n')
		if len(line)+len(piece) <= longestLine {
			line = append(line, piece...)
		} else {
			line = append(line[:0], '!') // no JSON, whatever follows
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(line) == 0:
			return nil, io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		}
		r.line++
		return line, nil
	}
}
