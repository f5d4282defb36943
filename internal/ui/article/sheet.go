package article

import (
	"slices"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/layout"
	"reader/internal/ui/page"
	"reader/internal/ui/picture"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// ref points to one of a sheet's targets, counted from one. Zero points to none.
type ref int

// target is something that can be followed: a link in the text, or a story beside it.
type target struct {
	link    news.Link
	story   news.Story       // what is known of it; ID is zero when nothing is
	plays   bool             // a film or a sound, for a player
	note    int              // a note, or the way back from it: layout.Run.Note
	mark    int              // a highlight, counted from one
	part    bool             // a place of this page
	outside bool             // for another program
	what    string           // what it is that opens there: "a PDF"; mostly empty
	to      page.Destination // a page of ours in place of the address; nil for none
}

// piece is a run of a row.
type piece struct {
	surface.Run
	target ref
	number bool // the link's number: the letter of a hint takes its place
	lead   bool // a target without a number begins here: the letter of a hint is drawn over it
	silent bool // decoration, not searched
	flow   int  // as in layout.Run
	rune   int
	mark   int // of the reader's highlights, counted from one; zero for none
}

// row is a line of the sheet before it is drawn.
type row struct {
	pieces  []piece
	target  ref // the whole row belongs to it
	rtl     bool
	heads   bool // a heading, which stays with what follows
	picture int  // of the sheet, counted from one; zero is none
	part    int  // which line of the picture
}

// refs are what can be followed in a row, from left to right.
func (r *row) refs() []ref {
	if r.target != 0 {
		return []ref{r.target}
	}
	var out []ref
	for _, pc := range r.pieces {
		if pc.target != 0 && !slices.Contains(out, pc.target) {
			out = append(out, pc.target)
		}
	}
	return out
}

// setting is what a sheet is set for. Equal settings give equal sheets.
type setting struct {
	body, related geometry.Rect
	width, height int
	measure       text.Measure
	theme         *theme.Theme
	glyphs        surface.Glyphs
	pictures      bool
	canvas        picture.Canvas
	offline       bool
	day           int // ages and dates
}

// sheet is an article set for one width.
type sheet struct {
	setting            setting
	stale              bool
	rows               []row
	set                layout.Text
	bodyAt             int // where the text begins
	tailAt             int // where it ends
	rail               []row
	targets            []target
	leaps              map[int]ref // to notes and back, by layout.Run.Note
	frames             []frame
	insetAt, insetRows int            // the line of the set text before which a late picture stands, and its rows
	drawn              []surface.Line // rows as they were drawn; the zero Line is not drawn yet
	beside             []surface.Line // likewise the rail
}

// set makes the sheet anew when it is stale or the setting is another, and keeps the place.
func (p *Page) set(env *page.Env) {
	want := p.setting(env)
	if p.sheet != nil && !p.sheet.stale && p.sheet.setting == want {
		return
	}
	p.sheet = p.newSheet(env, want)
	if p.find.on || p.find.given != nil {
		p.find.search(p.sheet)
	}
	if p.marking != nil && !p.marking.reread(p.sheet) {
		p.marking = nil
	}
	p.top, p.turned = max(0, min(p.sheet.find(p.anchor), p.lastTop(env))), nil
	if p.short > 0 {
		p.short = p.sheet.stranded(p.top, p.visible(env))
	}
	if int(p.picked) > len(p.sheet.targets) {
		p.picked, p.listing = 0, false
	}
	p.hintAgain(env)
}

// setting is that of the page here.
func (p *Page) setting(env *page.Env) setting {
	f := env.Frame
	s := setting{
		body: f.Text, related: f.Related, width: env.Area.Width, height: env.Area.Height, measure: env.Measure,
		theme: env.Theme, glyphs: env.Glyphs, pictures: p.pictured(env), canvas: env.Canvas, offline: env.Offline, day: env.Now.YearDay(),
	}
	// A frame that was made for a wider page than this one must not push the text out of it.
	if s.body.Empty() || s.body.X+s.body.Width > s.width {
		s.body = geometry.Rect{X: min(gap, max(s.width-1, 0)), Width: max(s.width-2*gap, 1), Height: s.height}
	}
	if s.related.X+s.related.Width > s.width {
		s.related = geometry.Rect{}
	}
	return s
}

func (p *Page) newSheet(env *page.Env, want setting) *sheet {
	s := &sheet{setting: want}
	w := want.body.Width
	blocks, related := p.content(want)
	blocks = p.anchors.marked(blocks, p.reading.Highlights)
	s.set = layout.Set(blocks, related, layout.Options{
		Measure: want.measure, Width: w, ASCII: want.glyphs == surface.Signs(true), Numbers: true, Pictures: p.boxes(want),
		Language: p.language(), Now: env.Now,
	})
	p.addTargets(s)
	s.addFrames()
	above := p.head(env, w)
	p.file(env, s, above)
	s.rows = append(s.rows, above...)
	picture := p.lead(env, s, w)
	if p.matter.inset == 0 {
		s.rows = append(s.rows, picture...)
	} else {
		s.insetAt, s.insetRows = s.set.LineOf(news.Place{Block: p.matter.inset}), len(picture)
	}
	s.bodyAt = len(s.rows)
	s.addBody(picture)
	s.tailAt = len(s.rows)
	s.rows = append(s.rows, p.end(env, s, w)...)
	if !want.related.Empty() {
		s.rail = p.list(env, s, want.related.Width-gap)
	}
	s.drawn, s.beside = make([]surface.Line, len(s.rows)), make([]surface.Line, len(s.rail))
	return s
}

// related is what the page offers, as the set text needs it.
func (p *Page) related() []news.Related {
	out := make([]news.Related, len(p.reading.Related))
	for i := range out {
		out[i] = p.reading.Related[i].Related
	}
	return out
}

// addTargets numbers what can be followed: the links of the text first, in their order, then the related stories.
func (p *Page) addTargets(s *sheet) {
	plays := playable(p.reading.Article.Blocks, map[string]bool{})
	for _, l := range s.set.Links {
		t := p.aimed(l)
		t.plays = plays[l.URL]
		s.targets = append(s.targets, t)
	}
	for _, r := range p.reading.Related {
		s.targets = append(s.targets, target{link: r.Link, story: r.Story})
	}
	s.leaps = map[int]ref{}
	for i := range s.set.Lines {
		for _, run := range s.set.Lines[i].Runs {
			if _, known := s.leaps[run.Note]; known || run.Note == 0 {
				continue
			}
			if _, ok := s.set.Leap(run.Note); ok {
				s.leaps[run.Note] = s.add(target{note: run.Note})
			}
		}
	}
}

// playable gathers the addresses of the films and sounds among blocks.
func playable(blocks []news.Block, set map[string]bool) map[string]bool {
	for i := range blocks {
		if blocks[i].Kind == news.Embed && blocks[i].Medium.Plays() {
			set[blocks[i].Link.URL] = true
		}
		playable(blocks[i].Blocks, set)
		for _, item := range blocks[i].Items {
			playable(item, set)
		}
	}
	return set
}

// relatedRef points to a related story.
func (s *sheet) relatedRef(i int) ref { return ref(len(s.set.Links) + i + 1) }

// add takes one more target in.
func (s *sheet) add(t target) ref {
	s.targets = append(s.targets, t)
	return ref(len(s.targets))
}

// target is what a ref points to; nil for none.
func (s *sheet) target(r ref) *target {
	if r <= 0 || int(r) > len(s.targets) {
		return nil
	}
	return &s.targets[r-1]
}

// addBody adds the lines of the set text, and the picture that came late.
func (s *sheet) addBody(late []row) {
	part := 0
	s.rows = slices.Grow(s.rows, len(s.set.Lines)+len(late))
	pieces := make([]piece, 0, s.runs()) // of all rows, in one piece of memory
	for i := range s.set.Lines {
		if i == s.insetAt && s.insetRows > 0 {
			s.rows = append(s.rows, late...)
		}
		l := &s.set.Lines[i]
		r := bodyRow(s, l, &pieces)
		if l.Picture >= 0 {
			if i > 0 && s.set.Lines[i-1].Picture != l.Picture {
				part = 0
			}
			r.picture, r.part = l.Picture+1, part
			part++
		}
		s.rows = append(s.rows, r)
	}
}

// runs is how many there are in the set text.
func (s *sheet) runs() (n int) {
	for i := range s.set.Lines {
		n += len(s.set.Lines[i].Runs)
	}
	return n
}

// bodyRow styles a line of the set text. Its pieces are put behind those of the rows above.
func bodyRow(s *sheet, l *layout.Line, pieces *[]piece) row {
	first := len(*pieces)
	for _, run := range l.Runs {
		*pieces = append(*pieces, bodyPiece(s, run))
	}
	r := row{rtl: l.RTL, heads: l.Heading(), pieces: (*pieces)[first:len(*pieces):len(*pieces)]}
	if l.Related >= 0 {
		r.target = s.relatedRef(l.Related)
	}
	return r
}

func bodyPiece(s *sheet, run layout.Run) piece {
	out := piece{
		Run: surface.Run{Text: run.Text, Style: styleOf(run)}, silent: decoration[run.Role],
		flow: run.Flow, rune: run.Rune, mark: run.Mark,
	}
	if run.Link >= 0 && run.Link < len(s.set.Links) {
		out.target = ref(run.Link + 1)
		out.URL = text.URL(s.set.Links[run.Link].URL)
		out.number = run.Role == layout.LinkNumber
	}
	if r, ok := s.leaps[run.Note]; ok {
		out.target, out.number = r, true
	}
	return out
}

// plain is a row of runs.
func plain(runs ...surface.Run) row {
	r := row{pieces: make([]piece, len(runs))}
	for i, run := range runs {
		r.pieces[i].Run = run
	}
	return r
}

// paragraph breaks text into rows of one style.
func paragraph(m text.Measure, words text.Safe, width int, style theme.Style) []row {
	var out []row
	for _, l := range m.Wrap(words, width) {
		r := plain(surface.Run{Text: l, Style: style})
		r.rtl = text.RTL(words)
		out = append(out, r)
	}
	return out
}
