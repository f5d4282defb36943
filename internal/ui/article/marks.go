package article

import (
	"slices"

	"reader/internal/news"
	"reader/internal/passage"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// partOf is the part of the text that a word stands in: its sentence, its paragraph.
type partOf func(word int) passage.Extent

// anchors is where the reader's highlights stand in the text shown.
type anchors struct {
	blocks   []news.Block
	of       []news.Highlight
	anchored passage.Anchored
}

// marked finds the highlights in blocks, once for each text and each change of them, and marks their words.
func (a *anchors) marked(blocks []news.Block, highlights []news.Highlight) []news.Block {
	same := slices.Equal(a.of, highlights) && len(a.blocks) == len(blocks) && (len(blocks) == 0 || &a.blocks[0] == &blocks[0])
	if !same {
		a.blocks, a.of, a.anchored = blocks, slices.Clone(highlights), passage.Anchor(blocks, highlights)
	}
	return a.anchored.Mark(blocks)
}

// lost reports a highlight whose words are no longer in the article, be it that they stand in its head now.
func (p *Page) lost(i int) bool {
	if p.anchors.anchored.Found(i) {
		return false
	}
	_, there := passage.Of(p.reading.Article.Blocks).Find(p.reading.Highlights[i].Passage)
	return !there
}

// marked is the index of the highlight that the cursor of a marking is in; -1 when it is in none, or when a passage is
// begun.
func (p *Page) marked(m *marking) int {
	if m.begun {
		return -1
	}
	if i := m.sheet.markAt(m.spotOf(m.at)) - 1; i < len(p.reading.Highlights) {
		return i
	}
	return -1
}

// markAt is the highlight at a spot, counted from one; zero for none.
func (s *sheet) markAt(at spot) int {
	if at.row < 0 || at.piece >= len(s.rows[at.row].pieces) {
		return 0
	}
	return s.rows[at.row].pieces[at.piece].mark
}

// otherMark is the first word of the next highlight, or of the one before; the same word when there is none.
func (p *Page) otherMark(by int) int {
	m := p.marking
	here := m.sheet.markAt(m.spotOf(m.at))
	for word := m.at + by; word >= 0 && word < m.text.Words(); word += by {
		at := m.sheet.markAt(m.spotOf(word))
		if at == 0 || at == here {
			here = at
			continue
		}
		for word > 0 && m.sheet.markAt(m.spotOf(word-1)) == at {
			word--
		}
		return word
	}
	return m.at
}

// markRow is the row in which a highlight begins; false when it is not in the text.
func (s *sheet) markRow(mark int) (int, bool) {
	row := slices.IndexFunc(s.rows, func(r row) bool {
		return slices.ContainsFunc(r.pieces, func(pc piece) bool { return pc.mark == mark })
	})
	return row, row >= 0
}

// toMark scrolls to the highlight that the page was opened for, once its text is there.
func (p *Page) toMark(env *page.Env) {
	i := slices.IndexFunc(p.reading.Highlights, func(h news.Highlight) bool { return h.ID == p.goal })
	if p.goal == 0 || i < 0 {
		return
	}
	p.goal = 0
	p.set(env)
	if row, ok := p.sheet.markRow(i + 1); ok {
		p.scrollTo(env, row-p.visible(env)/4)
	}
}

// markSign stands in the margin of each row with marked words; where a passage with a note begins it is another.
func (p *Page) markSign(env *page.Env, r *row, i int) (surface.Run, bool) {
	mark := 0
	for _, pc := range r.pieces {
		mark = max(mark, pc.mark)
	}
	if mark == 0 || mark > len(p.reading.Highlights) {
		return surface.Run{}, false
	}
	sign := env.Glyphs.Line
	if first, ok := p.sheet.markRow(mark); ok && first == i && p.reading.Highlights[mark-1].Note != "" {
		sign = env.Glyphs.Forward
	}
	return surface.Run{Text: sign, Style: theme.Style{Fore: theme.Warn, Attr: theme.Bold}}, true
}

// noteWords are the words of the note on a passage, behind a colon; empty where there is none.
func noteWords(h *news.Highlight) text.Safe {
	if h.Note == "" {
		return ""
	}
	return text.Join("", ": ", text.Line(h.Note))
}

// mostQuoted is how many lines of a passage are told again below the text.
const mostQuoted = 3

// passages lists what the reader marked: the words, the note, and which are no longer in the text.
func (p *Page) passages(env *page.Env, s *sheet, width int) []row {
	var rows []row
	for i := range p.reading.Highlights {
		h := &p.reading.Highlights[i]
		if _, seen := s.markRow(i + 1); seen && h.Note == "" {
			continue
		}
		if len(rows) > 0 {
			rows = append(rows, row{})
		}
		rows = append(rows, p.passageRows(env, s, h, i+1, width)...)
	}
	if len(rows) == 0 {
		return nil
	}
	return slices.Concat([]row{heading("MARKED")}, rows)
}

func (p *Page) passageRows(env *page.Env, s *sheet, h *news.Highlight, mark, width int) []row {
	quoted := text.Line(h.Exact)
	lines := env.Measure.Wrap(text.Join("", "“", quoted, "”"), width)
	if len(lines) > mostQuoted {
		lines = append(lines[:mostQuoted-1], env.Measure.Truncate(text.Join(" ", lines[mostQuoted-1:]...), width, env.Glyphs.More))
	}
	var rows []row
	for _, l := range lines {
		rows = append(rows, plain(surface.Run{Text: l}))
	}
	if h.Note != "" {
		rows = append(rows, noteRows(env, h.Note, width)...)
	}
	if p.lost(mark - 1) {
		return append(rows, plain(surface.Run{Text: "no longer in the text", Style: theme.Style{Fore: theme.Warn}}))
	}
	to := s.add(target{link: news.Link{Title: string(quoted)}, mark: mark})
	for i := range rows {
		rows[i].target = to
	}
	return rows
}

// noteRows are the lines of a note.
func noteRows(env *page.Env, note string, width int) []row {
	var rows []row
	for _, l := range env.Measure.Wrap(text.Clean(note), width) {
		rows = append(rows, plain(surface.Run{Text: l, Style: muted}))
	}
	return rows
}

// remark shows at once what was marked or unmarked here; the store is told meanwhile.
func (p *Page) remark(m page.Marked) {
	if m.Highlight.Story != p.reading.Story.ID {
		return
	}
	same := func(h news.Highlight) bool { return h.ID == m.Highlight.ID }
	kept := slices.DeleteFunc(slices.Clone(p.reading.Highlights), same)
	if !m.Removed {
		kept = append(kept, m.Highlight)
	}
	p.reading.Highlights = kept
	p.reset()
}

// markHints are the keys of marking that the key table knows.
func (p *Page) markHints() []page.Hint {
	word := text.Safe("keep")
	if p.marked(p.marking) >= 0 {
		word = "its note"
	}
	return []page.Hint{
		{Command: page.Open, Word: word}, {Command: page.EditNote, Word: "with a note"}, {Command: page.MarkText, Word: "begin"},
		{Command: page.NextPane, Word: "other end"}, {Command: page.NextStory, Word: "next marked"}, {Command: page.CopyLink, Word: "copy words"},
		{Command: page.Close, Word: "leave"},
	}
}
