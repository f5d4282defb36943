package news

// Change is what an edit of the subscriptions does to one section or feed.
type Change struct {
	Kind  ChangeKind
	Feed  bool   // else a section
	ID    string // as FeedID and SectionID print; empty for a section that could not be made
	Title string // after the change
	URL   string // of a feed, after the change, its password hidden
	Place string // path of the section it stands in after the change; of what is removed, stood in; empty at the top
	From  string // Renamed: the title, Moved: the place, Readdressed: the address before
	Line  int    // of the edited text, from 1; 0 for what stands there no more
	// Reason says why the change was not made, as a sentence without its full stop; empty when it was.
	Reason string
}

// ChangeKind is what a Change does.
type ChangeKind uint8

// The kinds of changes. Reordered is said of the section within which siblings changed places; Title is empty at the
// top.
const (
	ChangeAdded ChangeKind = iota
	ChangeRemoved
	ChangeRenamed
	ChangeMoved
	ChangeReaddressed
	ChangeReordered
)

func (k ChangeKind) String() string {
	return [...]string{"added", "removed", "renamed", "moved", "readdressed", "reordered"}[k]
}
