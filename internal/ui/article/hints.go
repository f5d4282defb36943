package article

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// hints are letters on everything that can be followed on the screen.
type hints struct {
	targets []ref
	labels  []string
	typed   string // the first of two letters
	number  string // the digits of a link's number so far
	picked  ref    // whose address is shown
	browser bool   // letters open the browser
}

// letters of hints, those under resting fingers first.
const letters = "fjdkslahgrueiwovncmtybpxzq"

// labels makes n labels of which none is the beginning of another: one letter each, as far as they go, and two for the
// rest. More than two letters make are left without.
func labels(n int) []string {
	first := 0 // letters that begin a label of two
	for n > len(letters)-first+first*len(letters) && first < len(letters) {
		first++
	}
	single := len(letters) - first
	out := make([]string, 0, n)
	for i := range min(n, single) {
		out = append(out, letters[i:i+1])
	}
	for i := range min(n-len(out), first*len(letters)) {
		out = append(out, string([]byte{letters[single+i/len(letters)], letters[i%len(letters)]}))
	}
	return out
}

// label is the letters of a target; empty when it has none. A nil hints has none.
func (h *hints) label(r ref) text.Safe {
	if h == nil || r == 0 {
		return ""
	}
	if i := slices.Index(h.targets, r); i >= 0 && i < len(h.labels) && strings.HasPrefix(h.labels[i], h.typed) {
		return text.Line(h.labels[i])
	}
	return ""
}

// run draws a label: reversed, so that it is seen without colours, and underlined when its address is shown.
func (h *hints) run(label text.Safe, r ref) surface.Run {
	style := theme.Style{Fore: theme.Link, Attr: theme.Bold | theme.Reverse}
	if r == h.picked {
		style = style.With(theme.Underline)
	}
	return surface.Run{Text: label, Style: style}
}

// showHints puts letters on what can be followed on the screen.
func (p *Page) showHints(env *page.Env, browser bool) ([]page.Action, bool) {
	seen := p.onScreen(env)
	if len(seen) == 0 {
		return page.Do(page.Notice{Text: "There is no link on this part of the page"})
	}
	p.hints = &hints{targets: seen, labels: labels(len(seen)), picked: seen[0], browser: browser}
	return nil, true
}

// hintAgain puts the letters anew on what is seen, after the page was set for another screen or got another text. The link
// whose address is shown stays chosen while it is still there.
func (p *Page) hintAgain(env *page.Env) {
	h := p.hints
	if h == nil {
		return
	}
	h.targets, h.typed, h.number = p.onScreen(env), "", ""
	if len(h.targets) == 0 {
		p.hints = nil
		return
	}
	h.labels = labels(len(h.targets))
	if !slices.Contains(h.targets, h.picked) {
		h.picked = h.targets[0]
	}
}

// Prompting implements page.Prompter.
func (p *Page) Prompting() bool { return p.hints != nil || p.marking != nil || p.find.typing }

// onScreen are the targets seen: those of the text and what follows it, those of the head, those of the rail.
func (p *Page) onScreen(env *page.Env) []ref {
	var out []ref
	add := func(r ref) {
		if r != 0 && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	s, height := p.sheet, p.visible(env)
	seen := s.rows[p.top:min(p.top+p.shown(env), len(s.rows))]
	head := min(max(s.bodyAt-p.top, 0), len(seen))
	parts := [][]row{seen[head:], seen[:head]}
	if s.railed() {
		parts = append(parts, s.rail[min(p.railTop, len(s.rail)):min(p.railTop+height, len(s.rail))])
	}
	for _, rows := range parts {
		for i := range rows {
			for _, to := range rows[i].refs() {
				add(to)
			}
		}
	}
	return out
}

// typeNumber takes a digit of a link's number: any link of the text has one, on the screen or not. It is followed as soon
// as no longer number begins so, or by enter.
func (p *Page) typeNumber(digit string) ([]page.Action, bool) {
	h, links := p.hints, len(p.sheet.set.Links)
	n, err := strconv.Atoi(h.number + digit)
	if err != nil || n == 0 || n > links {
		h.number = ""
		return nil, true
	}
	h.number, h.picked = h.number+digit, ref(n)
	if 10*n <= links || p.shownFirst(ref(n), h.browser) {
		return nil, true
	}
	return p.hinted(ref(n), h.browser), true
}

// typeHint takes a letter. A capital opens the browser.
func (p *Page) typeHint(msg tea.KeyPressMsg) ([]page.Action, bool) {
	h := p.hints
	if len(msg.Text) == 1 && msg.Text[0] >= '0' && msg.Text[0] <= '9' {
		return p.typeNumber(msg.Text)
	}
	h.number = ""
	letter := strings.ToLower(msg.Text)
	if len(letter) != 1 || !strings.Contains(letters, letter) {
		return nil, false
	}
	h.typed += letter
	i := slices.Index(h.labels, h.typed)
	switch {
	case i >= 0:
		return p.hinted(h.targets[i], h.browser || msg.Text != letter), true
	case !slices.ContainsFunc(h.labels, func(l string) bool { return strings.HasPrefix(l, h.typed) }):
		h.typed = ""
	}
	return nil, true
}

// hinted follows a target. What is to be shown first is followed when it is asked for again.
func (p *Page) hinted(r ref, browser bool) []page.Action {
	h := p.hints
	h.typed = ""
	if h.picked != r && p.shownFirst(r, browser) {
		h.picked = r
		return nil
	}
	p.hints = nil
	return p.follow(r, browser)
}

// doHints moves between the hints and follows the one whose address is shown.
func (p *Page) doHints(c page.Command) ([]page.Action, bool) {
	h := p.hints
	at := slices.Index(h.targets, h.picked)
	switch c {
	case page.Down, page.Right, page.NextPane:
		h.picked = h.targets[(at+1)%len(h.targets)]
	case page.Up, page.Left, page.PrevPane:
		h.picked = h.targets[(at+len(h.targets)-1)%len(h.targets)]
	case page.Open:
		p.hints = nil
		return p.follow(h.picked, h.browser), true
	case page.Close:
		p.hints = nil
	default:
		p.hints = nil
		return nil, false
	}
	return nil, true
}

// shownFirst says whether it is told where a target leads before it is followed. It is of what leads to another site, unless
// the browser is asked for, which says so itself; and always of a link that claims to lead elsewhere: words can say anything.
func (p *Page) shownFirst(r ref, browser bool) bool {
	t := p.sheet.target(r)
	return t != nil && !p.trusts(t) && (!browser || deceit(t.link) != "")
}

// trusted says whether a target stays with this story's site, and its words do not name another.
func (p *Page) trusted(r ref) bool {
	t := p.sheet.target(r)
	return t != nil && p.trusts(t)
}

func (p *Page) trusts(t *target) bool {
	return deceit(t.link) == "" && (t.to != nil || t.note != 0 || t.mark != 0 || t.story.ID != 0 || p.home(t.link.URL))
}

// home says whether an address is on this story's site: the same host, or one below it.
func (p *Page) home(address string) bool {
	here := p.reading.Article.URL
	if here == "" {
		here = p.reading.Story.URL
	}
	a, b := host(address), host(here)
	return a != "" && b != "" && (a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a))
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// web says whether an address can be read here.
func web(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}
