package saved

import (
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// When says when a story was saved; empty while nobody knows.
func When(env *page.Env, k *news.Remarks) text.Safe {
	if k.Saved.IsZero() {
		return ""
	}
	return text.Join(" ", "saved", env.Ago(k.Saved))
}

// Own is what the reader wrote to a story: tags, reading lists unless they are known, passages, the note.
func Own(k *news.Remarks, lists bool) []text.Safe {
	var parts []text.Safe
	if len(k.Tags) > 0 {
		parts = append(parts, text.Format("tags: %s", strings.Join(k.Tags, ", ")))
	}
	if len(k.Lists) > 0 && lists {
		parts = append(parts, text.Format("in %s", strings.Join(k.Lists, ", ")))
	}
	switch {
	case k.Marked == 1:
		parts = append(parts, "1 passage")
	case k.Marked > 1:
		parts = append(parts, text.Format("%d passages", k.Marked))
	}
	if note := text.Line(k.Note); note != "" {
		parts = append(parts, text.Join("", "note: ", note))
	}
	return parts
}
