package desk

import (
	"context"
	"fmt"
	"strings"

	"reader/internal/feed/fetch"
	"reader/internal/news"
	"reader/internal/outline"
)

// ApplyOutline makes the changes from an outline that was shown to an edited one, as one step of undo. What others
// changed meanwhile stays; where that stands in the way of a change, it is among the refused and the others are made.
// Nothing is fetched.
func (d *Desk) ApplyOutline(ctx context.Context, before, edited outline.Outline) (changes, refused []news.Change, err error) {
	var merged outline.Merged
	s := &subscription{}
	err = d.take(ctx, s, func(s *subscription) error {
		now, err := s.edit.Sections()
		if err != nil {
			return err
		}
		merged = outline.Merge(before, edited, now)
		if err := s.edit.Arrange(merged.Tree); err != nil {
			return err
		}
		merged.Identify()
		s.did = titleOf(merged.Changes)
		return s.trustChanged(merged)
	})
	if err != nil {
		return nil, nil, err
	}
	return merged.Changes, merged.Refused, d.forgetOld(ctx, merged)
}

// trustChanged trusts the addresses that the reader typed.
func (s *subscription) trustChanged(m outline.Merged) error {
	for _, f := range m.Typed() {
		if err := s.trust(f.URL); err != nil {
			return err
		}
	}
	return nil
}

// forgetOld forgets what the server at a feed's old address said, but for its wish to be left alone, which holds for
// the whole host.
func (d *Desk) forgetOld(ctx context.Context, m outline.Merged) error {
	for _, f := range m.Typed() {
		old, err := d.cache.State(ctx, f.ID)
		if err != nil {
			return err
		}
		fresh := news.FetchState{}
		if fetch.Origin(old.URL) == fetch.Origin(f.URL) {
			fresh.Hold = old.Hold
		}
		if err := d.cache.SetState(ctx, f.ID, fresh); err != nil {
			return err
		}
	}
	return nil
}

// titleOf names a step of undo: "edited the subscriptions: 2 added, 1 renamed".
func titleOf(changes []news.Change) string {
	counts := map[news.ChangeKind]int{}
	for i := range changes {
		counts[changes[i].Kind]++
	}
	var parts []string
	for kind := news.ChangeAdded; kind <= news.ChangeReordered; kind++ {
		if n := counts[kind]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, kind))
		}
	}
	return "edited the subscriptions: " + strings.Join(parts, ", ")
}
