package parse

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"reader/internal/news"
)

// linkAttributes hold addresses in HTML.
var linkAttributes = set("href", "src", "poster", "cite", "data", "longdesc", "background", "action")

// absolute resolves the addresses in an HTML fragment and drops those that carry code. It also returns the first
// picture that is large enough to mean something.
func absolute(fragment string, base *url.URL) (string, news.Picture) {
	switch {
	case strings.IndexByte(fragment, '<') < 0:
		return fragment, news.Picture{}
	case settled(fragment):
		return fragment, firstPicture(fragment)
	}
	return rewrite(fragment, base)
}

// most bounds what a fragment may become when its addresses are made absolute, in bytes; the rest of them stay as they are.
func most(fragment string) int { return 8*len(fragment) + 64<<10 }

func rewrite(fragment string, base *url.URL) (string, news.Picture) {
	var picture news.Picture
	var b strings.Builder
	b.Grow(len(fragment) + len(fragment)/8)
	z := html.NewTokenizer(strings.NewReader(fragment))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			b.Write(z.Raw())
			return b.String(), picture
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			b.Write(z.Raw())
			continue
		}
		raw := string(z.Raw())
		if strings.IndexByte(raw, '=') < 0 {
			b.WriteString(raw)
			continue
		}
		if b.Len() > most(fragment) {
			base = nil
		}
		t := z.Token()
		changed := absoluteTag(&t, base)
		if t.Data == "img" && picture.URL == "" {
			picture = pictureOf(t)
		}
		if changed {
			raw = t.String()
		}
		b.WriteString(raw)
	}
}

func absoluteTag(t *html.Token, base *url.URL) (changed bool) {
	attrs := t.Attr[:0]
	for _, a := range t.Attr {
		value := a.Val
		switch {
		case linkAttributes[a.Key]:
			if carriesCode(value) {
				changed = true
				continue
			}
			value = resolve(base, value)
		case a.Key == "srcset":
			value = absoluteSet(value, base)
		}
		changed = changed || value != a.Val
		a.Val = value
		attrs = append(attrs, a)
	}
	t.Attr = attrs
	return changed
}

// longestSet is more than any picture has sizes, in bytes.
const longestSet = 64 << 10

// absoluteSet resolves the addresses of a srcset: candidates are parted by a comma and white space, since addresses
// may hold commas of their own. One without end is none.
func absoluteSet(value string, base *url.URL) string {
	if len(value) > longestSet {
		return ""
	}
	candidates := strings.Split(value, ", ")
	for i, c := range candidates {
		address, size, _ := strings.Cut(strings.TrimSpace(c), " ")
		candidates[i] = strings.TrimSpace(resolve(base, address) + " " + size)
	}
	return strings.Join(candidates, ", ")
}

// codeSchemes run something when they are opened.
var codeSchemes = set("javascript", "vbscript", "data", "livescript", "mocha", "jar")

// carriesCode looks through the white space and controls that browsers ignore inside a scheme.
func carriesCode(address string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(squeeze(address)), ":")
	return ok && codeSchemes[scheme] && !strings.HasPrefix(strings.ToLower(squeeze(address)), "data:image/")
}

func squeeze(s string) string {
	s = s[:min(len(s), 64)]
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r >= 0x7F && r < 0xA0 {
			return -1
		}
		return r
	}, s)
}

// pictureOf reads an <img>. Pictures of a few pixels count visitors and are no pictures.
func pictureOf(t html.Token) (p news.Picture) {
	var width, height, style string
	for _, a := range t.Attr {
		switch a.Key {
		case "src":
			p.URL = web(a.Val)
		case "alt":
			p.Alt = a.Val
		case "width":
			width, p.Width = a.Val, pixels(a.Val)
		case "height":
			height, p.Height = a.Val, pixels(a.Val)
		case "style":
			style = a.Val
		}
	}
	if p.URL == "" || news.IsPixel(width, height, style) {
		return news.Picture{}
	}
	return p
}

// plain is the text of an HTML fragment on one line, every reference decoded once. Only elements that HTML knows
// count as tags: a title that says "Vec<T>" means it.
func plain(fragment string) string {
	if strings.IndexByte(fragment, '<') < 0 {
		return oneLine(html.UnescapeString(fragment))
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(fragment))
	hidden := 0
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			b.Write(z.Raw()) // "A<B": a tag that never ends is none
			return oneLine(b.String())
		case html.TextToken:
			if hidden == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			t := z.Token()
			switch {
			case t.DataAtom == 0:
				b.WriteString(raw)
			case t.Data == "script" || t.Data == "style":
				hidden += depthOf(kind)
			case breaking[t.Data]:
				b.WriteByte(' ')
			}
		}
	}
}

// breaking elements part words.
var breaking = set("br", "p", "div", "li", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr")

func depthOf(kind html.TokenType) int {
	switch kind {
	case html.StartTagToken:
		return 1
	case html.EndTagToken:
		return -1
	}
	return 0
}

// oneLine folds white space and drops the controls that references have brought in.
func oneLine(s string) string {
	if soundUntil(s) < len(s) {
		s = strings.Map(func(r rune) rune {
			if r = fit(r); r >= 0 && unfit(r) {
				return -1
			}
			return r
		}, s)
	}
	return strings.Join(strings.Fields(s), " ")
}
