package desk

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"reader/internal/feed/opml"
	"reader/internal/news"
)

// The bounds of what is looked at unasked: files of subscriptions are small, and nobody reads a long list of them.
const (
	mostOffered  = 6
	largestOffer = 8 << 20 // bytes
)

// Importable looks which of some files hold subscriptions. What is missing, cannot be read or holds none is passed over.
func (d *Desk) Importable(ctx context.Context, files []string) []news.Importable {
	var out []news.Importable
	for _, file := range files {
		if len(out) == mostOffered || ctx.Err() != nil {
			break
		}
		if n := subscriptionsIn(file); n > 0 {
			out = append(out, news.Importable{File: file, Kind: kindOf(file), Feeds: n})
		}
	}
	return out
}

func kindOf(file string) string {
	if filepath.Base(file) == "urls" {
		return "Newsboat"
	}
	return "OPML"
}

// subscriptionsIn counts the feeds of a file.
func subscriptionsIn(file string) int {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > largestOffer {
		return 0
	}
	f, err := os.Open(file)
	if err != nil {
		return 0
	}
	defer f.Close()
	outlines, _, err := opml.Read(io.LimitReader(f, largestOffer))
	if err != nil {
		return 0
	}
	return feedsOf(outlines)
}

func feedsOf(outlines []opml.Outline) (n int) {
	for i := range outlines {
		if outlines[i].URL != "" {
			n++
		}
		n += feedsOf(outlines[i].Children)
	}
	return n
}
