package layout

import (
	"strconv"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// link returns the index of a link in the text's links, -1 when its address is none that can be followed. The same
// address has the same number everywhere.
func (s *setter) link(l news.Link) int {
	if !Followable(l.URL) {
		return -1
	}
	if i, ok := s.numbers[l.URL]; ok {
		return i
	}
	i := len(s.out.Links)
	s.numbers[l.URL] = i
	s.out.Links = append(s.out.Links, news.Link{Title: strings.TrimSpace(l.Title), URL: l.URL})
	return i
}

// Followable reports whether an address has one of the schemes that are ever opened.
func Followable(address string) bool {
	for _, scheme := range [...]string{"https://", "http://", "mailto:"} {
		if len(address) > len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// number is how the number of a link is printed.
func (s *setter) number(n int) text.Safe {
	digits := strconv.Itoa(n)
	if s.ASCII {
		return text.Format("[%d]", n)
	}
	return text.Clean(raisedDigits.Replace(digits))
}

var (
	raisedDigits  = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "+", "⁺", "-", "⁻", "−", "⁻", "n", "ⁿ")
	loweredDigits = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉", "+", "₊", "-", "₋", "−", "₋")
)

// raised is the words of a span, in ASCII without raised and lowered digits.
func (s *setter) raised(span news.Span) text.Safe {
	if s.ASCII {
		return text.Clean(span.Text)
	}
	return Raised(span)
}

// Raised is the words of a span; superscripts and subscripts that have characters of their own, as in m² and CO₂, are set
// with them.
func Raised(span news.Span) text.Safe {
	switch {
	case span.Style&news.Superscript != 0 && strings.Trim(span.Text, "0123456789+-−n") == "":
		return text.Clean(raisedDigits.Replace(span.Text))
	case span.Style&news.Subscript != 0 && strings.Trim(span.Text, "0123456789+-−") == "":
		return text.Clean(loweredDigits.Replace(span.Text))
	}
	return text.Clean(span.Text)
}

// embedHeads are the words before embedded links.
var embedHeads = [...]text.Safe{news.MediumUnknown: "SEE", news.Video: "WATCH", news.Sound: "LISTEN", news.Post: "POST", news.Widget: "SEE"}

// embed sets a film, a sound or a post as a titled link.
func (s *setter) embed(b *news.Block, width int) []Line {
	l := b.Link
	host := text.Host(l.URL)
	title := text.Line(l.Title)
	if title == "" {
		title = text.URL(l.URL)
	}
	head := embedHeads[0]
	if int(b.Medium) < len(embedHeads) {
		head = embedHeads[b.Medium]
	}
	f := s.flow(Body)
	f.serial = 0 // its words are a link's, and none of the text
	f.words(head+" ", stretch{role: EmbedHead, link: -1, mute: true})
	link := s.link(l)
	style := stretch{role: LinkText, link: link}
	if link < 0 {
		style.role = Body
	}
	f.words(title, style)
	f.number(link, 0)
	named := strings.Contains(string(title), string(host)) || strings.Contains(string(host), strings.ToLower(string(title)))
	if host != "" && !named {
		f.words(" ("+host+")", stretch{role: Credit, link: -1, mute: true})
	}
	return f.lines(width)
}
