package parse

import (
	"bytes"
	"compress/gzip"
	"testing"
)

// TestInflateIsBounded: a small file that unpacks to more than any feed holds is cut.
func TestInflateIsBounded(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	piece := make([]byte, 1<<20)
	for range maxBytes/len(piece) + 8 {
		if _, err := w.Write(piece); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := len(inflate(packed.Bytes())); got != maxBytes {
		t.Errorf("%d bytes became %d; want %d", packed.Len(), got, maxBytes)
	}
}
