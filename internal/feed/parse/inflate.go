package parse

import (
	"bytes"
	"compress/gzip"
	"io"
)

const (
	// maxBytes bounds a feed after inflation. The largest real feeds (podcasts with their whole archive) stay under 30 MB.
	maxBytes = 32 << 20
	// maxInflations: servers have been seen to compress an already compressed file, none to do it three times.
	maxInflations = 2
)

// inflate unpacks a gzip file that was served as it is (feed.xml.gz, or compressed twice by a proxy). What was cut
// short is kept as far as it goes.
func inflate(body []byte) []byte {
	for range maxInflations {
		if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
			break
		}
		plain, ok := gunzip(body)
		if !ok {
			break
		}
		body = plain
	}
	return body[:min(len(body), maxBytes)]
}

// gunzip ignores errors after the first byte: the part before the damage is worth having.
func gunzip(body []byte) ([]byte, bool) {
	r, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, false
	}
	plain, err := io.ReadAll(io.LimitReader(r, maxBytes))
	return plain, err == nil || len(plain) > 0
}
