package main

import (
	"context"

	"reader/internal/cache"
	"reader/internal/text"
)

// tidied is what doctor --tidy did.
type tidied struct {
	Texts     int   `json:"texts"`     // that went, their headlines stay
	Headlines int   `json:"headlines"` // that went with their texts
	Bytes     int64 `json:"bytes"`     // by which the cache became smaller
}

// held is one kind of what the cache holds.
type held struct {
	Kind  string `json:"kind"`
	Count int    `json:"count,omitempty"`
	Bytes int64  `json:"bytes"`
}

// tidy reads in what waits, and gives back the room of what need not be kept.
func (a *app) tidy(ctx context.Context, h *house) (*tidied, error) {
	if err := h.ReadIn(ctx, func(int) {}); err != nil {
		return nil, err
	}
	done, err := h.Tidy(ctx)
	return &tidied{done.Texts, done.Stories, done.Bytes}, err
}

func heldOf(holdings []cache.Holding) []held {
	all := make([]held, len(holdings))
	for i, h := range holdings {
		all[i] = held(h)
	}
	return all
}

func (a *app) printHeld(all []held, t *tidied) {
	label := "holds"
	for _, h := range all {
		kind := text.Line(h.Kind)
		if h.Count > 0 {
			kind = text.Format("%d %s", h.Count, h.Kind)
		}
		a.print(text.Format("%-9s %8s  %s", label, text.Bytes(h.Bytes), kind))
		label = ""
	}
	if t != nil {
		a.print(text.Format("tidied    %d texts and %d headlines went; the cache is %s smaller", t.Texts, t.Headlines, text.Bytes(t.Bytes)))
	}
}
