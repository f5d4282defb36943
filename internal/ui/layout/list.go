package layout

import (
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// list sets a list, its items hanging behind bullets or numbers. There are blank lines between items only when one
// of them has several paragraphs.
func (s *setter) list(b *news.Block, width int, role Role) []Line {
	tight := tight(b.Items)
	column := s.markerWidth(b)
	if width-column < narrowest {
		return s.narrowList(b, width, role)
	}
	var lines []Line
	for i, item := range b.Items {
		blank := line(s.at)
		set := s.blocks(item, width-column, role, tight)
		if len(set) == 0 {
			continue
		}
		if len(lines) > 0 && !tight {
			lines = append(lines, blank)
		}
		marker := run(s.Measure.PadLeft(s.marker(b, i), column-1)+" ", ListMarker)
		lines = append(lines, s.hang(set, width-column, marker)...)
	}
	return lines
}

// narrowList sets the items of a list that has no room to hang them.
func (s *setter) narrowList(b *news.Block, width int, role Role) []Line {
	var lines []Line
	for _, item := range b.Items {
		lines = append(lines, s.blocks(item, width, role, true)...)
	}
	return lines
}

// tight reports whether every item is one paragraph, perhaps with lists below it.
func tight(items [][]news.Block) bool {
	for _, item := range items {
		for i := range item {
			if kind := item[i].Kind; kind != news.List && (kind != news.Paragraph || i > 0) {
				return false
			}
		}
	}
	return true
}

func (s *setter) marker(b *news.Block, i int) text.Safe {
	switch {
	case i < len(b.Markers) && b.Markers[i] != "":
		return s.sign(b.Markers[i])
	case b.Ordered:
		return text.Format("%d.", max(b.Start, 1)+i)
	case b.Kind == news.Notes:
		return text.Format("%d", max(b.Start, 1)+i)
	default:
		return s.glyphs.bullet
	}
}

// longestMarker is how many cells of a marker are set.
const longestMarker = 8

// sign is a marker as it is set: the boxes of tasks have stand-ins in ASCII.
func (s *setter) sign(marker string) text.Safe {
	if s.ASCII {
		marker = strings.NewReplacer("☐", "[ ]", "☑", "[x]").Replace(marker)
	}
	return s.Measure.Truncate(text.Line(marker), longestMarker, "")
}

// markerWidth is how far the items of a list hang.
func (s *setter) markerWidth(b *news.Block) int {
	if len(b.Markers) == 0 {
		return 1 + max(s.Measure.Width(s.marker(b, 0)), s.Measure.Width(s.marker(b, max(len(b.Items)-1, 0))))
	}
	widest := 0
	for i := range b.Items {
		widest = max(widest, s.Measure.Width(s.marker(b, i)))
	}
	return 1 + widest
}

// definitions sets terms, and indented below each what it means.
func (s *setter) definitions(b *news.Block, width int, role Role) []Line {
	indent := 0
	if width >= roomy {
		indent = 4
	} else if width > 2*narrowest {
		indent = 2
	}
	var lines []Line
	for _, item := range b.Items {
		blank := line(s.at)
		var set []Line
		for i := range item {
			if i == 0 && item[i].Kind == news.Paragraph {
				set = append(set, s.paragraph(item[i].Spans, width, Term)...)
				continue
			}
			between := line(s.at)
			meaning := s.block(&item[i], width-indent, role)
			if i > 1 && len(meaning) > 0 {
				set = append(set, between)
			}
			set = append(set, s.beside(meaning, width-indent, spaces(indent))...)
		}
		if len(set) > 0 && len(lines) > 0 {
			lines = append(lines, blank)
		}
		lines = append(lines, set...)
	}
	return lines
}

// notesRule is how many cells wide the rule above notes is.
const notesRule = 12

// notes sets notes below a short rule, their signs hanging; each leads back to where the text refers to it.
func (s *setter) notes(b *news.Block, width int) []Line {
	column := s.markerWidth(b)
	if width-column < narrowest {
		column = 0
	}
	lines := []Line{s.rule(min(width, notesRule))}
	for i, item := range b.Items {
		set := s.blocks(item, width-column, Body, true)
		if len(set) == 0 {
			continue
		}
		if column > 0 {
			set = s.hang(set, width-column, run(s.Measure.PadLeft(s.marker(b, i), column-1)+" ", ListMarker))
			for j := range set[0].Runs {
				if set[0].Runs[j].Role == ListMarker && set[0].Runs[j].Note == 0 {
					set[0].Runs[j].Note = -(max(b.Start, 1) + i)
					break
				}
			}
		}
		lines = append(lines, set...)
	}
	if len(lines) == 1 {
		return nil
	}
	return lines
}
