package layout

import (
	"strings"
	"unicode/utf8"

	"reader/internal/news"
	"reader/internal/text"
)

// figure sets a picture, or its description, above its caption and credit. A picture that is not drawn and of which
// nothing is said takes no room.
func (s *setter) figure(b *news.Block, width int) []Line {
	lines := s.reserve(b.Picture, width)
	caption := strings.TrimSpace(news.Plain(b.Spans))
	credit := text.Line(b.Credit)
	silent := caption == "" && credit == "" && text.Line(b.Picture.Alt) == ""
	if lines == nil && b.Picture != (news.Picture{}) && !silent {
		lines = s.description(b.Picture, caption, width)
	}
	f := s.flow(Caption)
	f.spans(b.Spans)
	if credit != "" && !strings.Contains(caption, b.Credit) {
		f.words(s.parting(caption), stretch{role: Credit, link: -1, mute: true})
		f.words(credit, stretch{role: Credit, link: -1})
	}
	return append(lines, f.lines(width)...)
}

// reserve keeps rows free for a picture; nil when it gets none.
func (s *setter) reserve(p news.Picture, width int) []Line {
	if s.Pictures == nil || p.URL == "" {
		return nil
	}
	cols, rows := s.Pictures(p)
	if cols <= 0 || rows <= 0 {
		return nil
	}
	if cols > width {
		cols, rows = width, max(1, rows*width/cols)
	}
	lines := make([]Line, rows)
	for i := range lines {
		lines[i] = line(s.at)
		lines[i].Picture = len(s.out.Pictures)
	}
	s.out.Pictures = append(s.out.Pictures, PictureBox{Picture: p, Cols: cols, Rows: rows})
	return lines
}

// description stands in for a picture. It does not repeat the caption.
func (s *setter) description(p news.Picture, caption string, width int) []Line {
	if strings.Contains(text.Fold(caption), text.Fold(strings.TrimSpace(p.Alt))) {
		p.Alt = ""
	}
	f := s.flow(Caption)
	f.words(Describe(p), stretch{role: Caption, link: -1, mute: true})
	return f.lines(width)
}

// Describe is the line that stands in the place of a picture.
func Describe(p news.Picture) text.Safe {
	if alt := text.Line(p.Alt); alt != "" {
		return "[picture: " + alt + "]"
	}
	return "[picture]"
}

// parting stands between a caption and its credit: a space where a sentence ends, else a dot.
func (s *setter) parting(caption string) text.Safe {
	if caption == "" {
		return ""
	}
	if last, _ := utf8.DecodeLastRuneInString(caption); strings.ContainsRune(".!?。！？।…”\"", last) {
		return " "
	}
	return s.glyphs.dot
}
