package news

import (
	"math"
	"strconv"
	"time"
)

// FeedStatus is how a feed fares, in one word.
type FeedStatus uint8

// The states of a feed. They are decided in this order: a muted feed may be gone too, and is called muted.
const (
	FeedOK      FeedStatus = iota
	FeedMuted              // the reader wants to hear nothing of it
	FeedGone               // its server said that it is gone for good; it is not asked again
	FeedFailing            // the last attempt failed
	FeedNew                // it was never asked
	FeedMoved              // its server says that it lives elsewhere
	FeedSilent             // it answers, but has carried no story for much longer than it used to
)

func (s FeedStatus) String() string {
	return [...]string{"ok", "muted", "gone", "failing", "new", "moved", "silent"}[s]
}

// Health is how a feed fares: what its server said when it was last asked, and what its stories tell.
type Health struct {
	Feed   Feed
	Path   []string // titles of the sections it stands in, from the top
	Status FeedStatus
	Words  string // the status in a few words: "failed 4 times since 3 Nov"
	Brief  string // in fewer: "failed 4 times"
	// Trouble says in one or two sentences what is the matter, "The server took too long to answer."; empty when all is
	// well, and while nobody wants to know.
	Trouble string
	// Since is since when it is so: since the last success while it fails, since the newest story while it is silent.
	// Zero when nothing is known, or nothing is the matter.
	Since     time.Time
	Checked   time.Time // when it was last asked
	Succeeded time.Time // when it was last read
	Next      time.Time // not before; zero when it will not be asked
	// Pace is the pause between Checked and Next: how often it is asked now. Zero when it was not asked or will not be.
	Pace     time.Duration
	Failures int    // in a row
	Moved    string // where its server says that it lives; empty when it says nothing
	Twin     FeedID // the subscription that is there already; zero for none
	// Week is how many stories it brings a week: an average of the last four, or of the time since its oldest known story
	// where that is shorter, but of one week at least.
	Week   float64
	Newest time.Time // of its stories; zero when there is none
}

// Troubled says that the reader may want to do something about the feed.
func (h *Health) Troubled() bool {
	switch h.Status {
	case FeedGone, FeedFailing, FeedSilent:
		return true
	default:
		return h.Status == FeedMoved && h.Twin != 0
	}
}

// Weekly is Week as people write it: "12", "0.5".
func (h *Health) Weekly() string {
	if h.Week >= 10 {
		return strconv.Itoa(int(math.Round(h.Week)))
	}
	return strconv.FormatFloat(math.Round(10*h.Week)/10, 'f', -1, 64)
}

// Pulse is what the page of feeds shows of the one under its cursor.
type Pulse struct {
	Newest *Story // nil when there is none
	// Weeks counts the stories of each week, the last one last. It reaches back as far as stories are known, so that a
	// week before that is missing and not empty.
	Weeks []int
}
