package news

// Errand is what is to be fetched ahead, for reading without the network: the pages of stories, the pictures that these
// show, and the stories related to them.
type Errand struct {
	Queries []Query // the stories that these find, unread ones first, the newest first; their Limit and After are not read
	Story   StoryID // this one in place of them
	Limit   int     // stories at the most, related ones not counted; all when zero
	Depth   int     // how many steps related stories are followed, none when zero
	Budget  int64   // bytes that may come over the line; 200 MB when zero
	Bare    bool    // no pictures
	// Name is the same for an errand that is begun again. What was broken off under a name goes on with the rest of its
	// budget; an errand without a name begins anew.
	Name string
}

// Kept says what became of one story of an errand.
type Kept struct {
	ID       StoryID // zero for a related story that could not be had
	URL      string
	Title    string
	Depth    int // steps from the stories that were asked for
	Status   KeptStatus
	Bytes    int64  // that came over the line for it
	Pictures int    // that came
	Lost     int    // pictures that cannot be had at all; it is stored without them
	Reason   string // why it was skipped or failed, or what is lost, in a sentence
}

// KeptStatus is the outcome of a Kept.
type KeptStatus uint8

// The outcomes of fetching a story ahead.
const (
	KeptStored  KeptStatus = iota // all that it shows is stored now
	KeptFailed                    // something of it could not be had
	KeptSkipped                   // nothing was asked for: it is stored already, or it is too early to ask again
)

func (s KeptStatus) String() string { return [...]string{"stored", "failed", "skipped"}[s] }

// Errands is what an errand came to.
type Errands struct {
	Stories, Stored, Failed, Skipped int
	Left                             int   // stories that were not reached
	Pictures                         int   // that came
	Bytes                            int64 // that came over the line in this run
	Spent                            int64 // likewise, those of the runs that were broken off included
	Exhausted                        bool  // the budget is used up
	Offline                          bool  // there is no network
}

// Add counts one story.
func (e *Errands) Add(k *Kept) {
	e.Stories++
	e.Pictures += k.Pictures
	switch k.Status {
	case KeptStored:
		e.Stored++
	case KeptFailed:
		e.Failed++
	case KeptSkipped:
		e.Skipped++
	}
}
