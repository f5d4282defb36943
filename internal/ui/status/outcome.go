package status

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// Outcome is what came of a refresh, or of fetching ahead.
type Outcome struct {
	news.Progress
	Quiet   bool // begun by the clock: it says only what is new
	Added   bool // begun since feeds were added: it says what failed, too
	Keeping bool // pages of stories were fetched, not feeds
	Waiting int  // new stories that the lists do not show
}

// Report is what there is to say at its end; nothing when it was begun by the clock and all is well.
func (o Outcome) Report() page.Notice {
	blamed := !o.Quiet || o.Added
	switch {
	case o.Keeping && o.Quiet:
		return page.Notice{}
	case o.Offline && !o.Quiet:
		return page.Notice{Text: "You are offline: what is stored stays readable. {refresh} tries again", Trouble: true}
	case len(o.Failures) == 1 && blamed:
		return page.Notice{Text: text.Format("%s: %s. {failures} for details", o.Failures[0].Title, o.Failures[0].Reason), Trouble: true}
	case len(o.Failures) > 1 && o.Keeping:
		return page.Notice{Text: text.Format("%d stories stored; of %d something could not be had. {failures} for details", o.New, len(o.Failures)), Trouble: true}
	case len(o.Failures) > 1 && blamed:
		return page.Notice{Text: text.Format("%d of %d feeds failed. {failures} for details", len(o.Failures), o.Feeds), Trouble: true}
	case o.Keeping && o.Exhausted:
		return page.Notice{Text: text.Format("The budget is used up after %s, %s", stories(o.New), text.Bytes(o.Bytes))}
	case o.Keeping && o.New == 0:
		return page.Notice{Text: "All of it is kept offline already"}
	case o.Keeping:
		return page.Notice{Text: text.Format("Kept offline: %s, %s", stories(o.New), text.Bytes(o.Bytes))}
	case o.New == 0 && o.Waiting > 0 && !o.Quiet:
		return page.Notice{Text: "Nothing more. {refresh} shows what is new"}
	case o.New == 0 && !o.Quiet:
		return page.Notice{Text: "Nothing new"}
	default:
		return page.Notice{}
	}
}

// stories is a number of them.
func stories(n int) text.Safe {
	if n == 1 {
		return "1 story"
	}
	return text.Format("%d stories", n)
}
