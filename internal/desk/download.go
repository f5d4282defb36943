package desk

import (
	"context"
	"errors"
	"io"

	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// errNotFile is what stands at the address of a sound or a film, but is none.
const errNotFile shortfall = "There is a page instead of the file."

// Download lets a file that belongs to a story run into w: of so many bytes at the most, and told as they come, how many
// of how many; the whole is 0 when it is not known. What w got when that fails is for its owner to throw away.
func (d *Desk) Download(ctx context.Context, address string, of news.StoryID, w io.Writer, most int64, told func(bytes, of int64)) error {
	r, err := d.stored(ctx, of)
	if err != nil {
		return err
	}
	guarded := &screened{Writer: w}
	_, err = d.request(ctx, fetch.Request{
		URL: address, Kind: fetch.File, From: d.source(&r), Into: &fetch.Sink{To: guarded, Most: most, Told: told},
	})
	switch {
	case errors.Is(err, errNotFile):
		return errNotFile
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case err != nil:
		return refusal{err}
	}
	return nil
}

// screened refuses the page of a captive portal, or one that says "not found" with status 200, at its first bytes.
type screened struct {
	io.Writer
	begun bool
}

func (b *screened) Write(p []byte) (int, error) {
	if !b.begun && len(p) > 0 {
		b.begun = true
		if markup(p) {
			return 0, errNotFile
		}
	}
	return b.Writer.Write(p)
}
