package outline

import (
	"maps"
	"slices"

	"reader/internal/news"
)

// refuseImpossible refuses the changes that make a tree that cannot be, and reports whether there was any. Without any
// change the tree is the one there is, which can.
func (m *merger) refuseImpossible() (found bool) {
	doubles := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(m.final.items)) {
		it := m.final.items[key]
		found = m.refuseHomeless(key, it) || found
		saying := "title " + it.above + " / " + fold(it.Title)
		if it.Feed {
			saying = "address " + it.URL
		}
		if other, double := doubles[saying]; double {
			found = m.refuseDouble(it.Feed, key, other) || found
		}
		doubles[saying] = key
	}
	return found
}

// refuse gives a reason to the last of the changes that fit.
func (m *merger) refuse(reason string, fits func(*change) bool) bool {
	for i := len(m.changes) - 1; i >= 0; i-- {
		if c := &m.changes[i]; c.stands() && fits(c) {
			c.reason = reason
			return true
		}
	}
	return false
}

// placing are the changes after which an entry stands elsewhere, naming those after which it says something else.
var (
	placing = []news.ChangeKind{news.ChangeAdded, news.ChangeMoved}
	naming  = map[bool][]news.ChangeKind{
		true:  {news.ChangeAdded, news.ChangeReaddressed},
		false: {news.ChangeAdded, news.ChangeMoved, news.ChangeRenamed},
	}
	doubled = map[bool]string{
		true:  "this address is subscribed to already",
		false: "a section of this title stands there already",
	}
)

func (m *merger) refuseDouble(feed bool, keys ...string) bool {
	return m.refuse(doubled[feed], func(c *change) bool {
		return slices.Contains(keys, c.key) && slices.Contains(naming[feed], c.kind)
	})
}

// refuseHomeless sees to it that what an entry stands in is there, and not within the entry itself.
func (m *merger) refuseHomeless(key string, it item) bool {
	if it.above == "" {
		return false
	}
	if _, there := m.final.items[it.above]; !there {
		return m.refuse("the section it was to stand in is not there", func(c *change) bool {
			return c.key == key && slices.Contains(placing, c.kind)
		}) || m.refuse("it still holds “"+it.Title+"”", func(c *change) bool {
			return c.key == it.above && c.kind == news.ChangeRemoved
		})
	}
	return m.above(key, key) && m.refuse("the section it was to stand in was moved into it meanwhile", func(c *change) bool {
		return c.kind == news.ChangeMoved && m.above(c.key, c.key)
	})
}

// above reports whether an entry stands somewhere below another one, or below itself.
func (m *merger) above(high, low string) bool {
	for range len(m.final.items) {
		if low = m.final.items[low].above; low == "" || low == high {
			break
		}
	}
	return low == high && low != ""
}
