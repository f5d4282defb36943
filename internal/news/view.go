package news

import "fmt"

// View is how the reader looks at a section: which of its stories, in which order, and whether what stands below it in
// the tree is folded away. The zero View is the usual one.
type View struct {
	Show     Show
	BySource bool // source by source, the newest of each first
	Folded   bool
}

// Show is which stories of a section are listed.
type Show uint8

// What is listed.
const (
	ShowAll Show = iota
	ShowUnread
	ShowSaved
)

var showNames = [...]string{"all", "unread", "saved"}

func (s Show) String() string { return showNames[min(s, ShowSaved)] }

// ParseShow reads what Show.String printed.
func ParseShow(s string) (Show, error) {
	for i, name := range showNames {
		if s == name {
			return Show(i), nil
		}
	}
	return ShowAll, fmt.Errorf("%q is not what a section can show: all, unread, saved", s)
}

// Next goes round all of them.
func (s Show) Next() Show { return (s + 1) % Show(len(showNames)) }
