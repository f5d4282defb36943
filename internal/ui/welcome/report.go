package welcome

import (
	"reader/internal/news"
	"reader/internal/text"
)

// Report says what became of what was to be added; empty when there is nothing to say.
func Report(added []news.Added) text.Safe {
	count := map[news.AddStatus]int{}
	for _, a := range added {
		count[a.Status]++
	}
	var parts []text.Safe
	if n := count[news.AddedNew]; n > 0 {
		parts = append(parts, text.Format("%d added", n))
	}
	if n := count[news.AddedPresent]; n > 0 {
		parts = append(parts, text.Format("%d were there already", n))
	}
	if n := count[news.AddedRefused]; n > 0 {
		parts = append(parts, text.Format("%d refused", n))
	}
	return text.Join(", ", parts...)
}

// Trouble is one sentence when nothing came of it: the error, or the reason why the first was refused.
func Trouble(added []news.Added, err error) text.Safe {
	if err != nil {
		return text.Format("That did not work: %v", err)
	}
	for _, a := range added {
		if a.Status != news.AddedRefused {
			return ""
		}
	}
	if len(added) > 0 {
		return text.Format("Nothing could be added. %s: %s", added[0].URL, added[0].Reason)
	}
	return ""
}
