package article

import (
	"context"
	"image/color"
	"maps"
	"slices"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/layout"
	"reader/internal/ui/page"
	"reader/internal/ui/picture"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// frame is a picture's place: the same bytes drawn for another size or on another ground are another picture.
type frame struct {
	address    string
	alt        string // what the picture shows
	cols, rows int
	theme      string
	dark       bool
}

// shot is a picture that was drawn, or could not be.
type shot struct {
	frame frame
	lines []surface.Line
	err   error
}

// gallery keeps the pictures of an article as they were drawn. The zero gallery is empty.
type gallery struct {
	shots map[frame]shot
	asked map[frame]bool
}

func (g *gallery) put(s shot) {
	if g.shots == nil {
		g.shots = map[frame]shot{}
	}
	g.shots[s.frame] = s
}

// ask notes that a picture was asked for, and says whether it had not been yet.
func (g *gallery) ask(f frame) bool {
	if g.asked == nil {
		g.asked = map[frame]bool{}
	}
	was := g.asked[f]
	g.asked[f] = true
	return !was
}

// only forgets the pictures of other places than these: those of a size or a theme that is no longer shown.
func (g *gallery) only(frames []frame) {
	other := func(f frame) bool { return !slices.Contains(frames, f) }
	maps.DeleteFunc(g.shots, func(f frame, _ shot) bool { return other(f) })
	maps.DeleteFunc(g.asked, func(f frame, _ bool) bool { return other(f) })
}

// retry forgets what was asked and has not come.
func (g *gallery) retry() {
	for f := range g.asked {
		if _, ok := g.shots[f]; !ok {
			delete(g.asked, f)
		}
	}
}

// tallest is how much of the page a picture may fill: two fifths.
const tallest = 0.4

// pictured says whether pictures have a place here. A preview has none: it brings nothing in, and would show their empty
// places. They wait for the store to say which of them cannot be had.
func (p *Page) pictured(env *page.Env) bool { return env.Pictures && !p.preview && p.opened }

// fit is how many cells a picture gets; none when it cannot be had.
func (p *Page) fit(s setting, pic news.Picture) (cols, rows int) {
	if p.absent[pic.URL] {
		return 0, 0
	}
	return picture.Fit(pic.Width, pic.Height, s.body.Width, int(float64(s.height)*tallest))
}

// boxes says how many cells a picture in the text gets; nil when none are drawn. The one that stands above the text
// already gets none.
func (p *Page) boxes(s setting) func(news.Picture) (cols, rows int) {
	if !s.pictures {
		return nil
	}
	return func(pic news.Picture) (int, int) {
		if pic.URL == p.matter.picture.URL {
			return 0, 0
		}
		return p.fit(s, pic)
	}
}

// addFrames takes over the places that were reserved in the set text.
func (s *sheet) addFrames() {
	for _, box := range s.set.Pictures {
		s.addFrame(box.Picture, box.Cols, box.Rows)
	}
}

func (s *sheet) addFrame(pic news.Picture, cols, rows int) {
	th := s.setting.theme
	s.frames = append(s.frames, frame{address: pic.URL, alt: pic.Alt, cols: cols, rows: rows, theme: th.Name, dark: th.Dark})
}

// lead sets the picture above the text: its place, and what it shows.
func (p *Page) lead(env *page.Env, s *sheet, width int) []row {
	pic := p.matter.picture
	if !s.setting.pictures || pic.URL == "" || p.changes.shown() {
		return nil
	}
	cols, height := p.fit(s.setting, pic)
	if p.absent[pic.URL] {
		return p.described(env, width)
	}
	if cols == 0 || height == 0 {
		return nil
	}
	s.addFrame(pic, cols, height)
	var rows []row
	for i := range height {
		rows = append(rows, row{picture: len(s.frames), part: i})
	}
	switch words := p.caption(); {
	case p.matter.early:
		rows = append(rows, plain(surface.Run{Text: env.Measure.Truncate(words, width, env.Glyphs.More), Style: muted}))
	case words != "":
		rows = append(rows, paragraph(env.Measure, words, width, muted)...)
	}
	return append(rows, row{})
}

// caption is what the page says below the lead picture, else what the picture shows.
func (p *Page) caption() text.Safe {
	if i := p.leadFigure(); i >= 0 {
		f := &p.reading.Article.Blocks[i]
		return text.Join(" ", text.Line(news.Plain(f.Spans)), text.Line(f.Credit))
	}
	return text.Line(p.matter.picture.Alt)
}

func inText(blocks []news.Block, address string) bool {
	for i := range blocks {
		if blocks[i].Picture.URL == address || inText(blocks[i].Blocks, address) {
			return true
		}
	}
	return false
}

// askPictures asks for those pictures that are reserved a place and were not asked for yet.
func (p *Page) askPictures(env *page.Env) []page.Action {
	p.set(env)
	if !p.sheet.setting.pictures {
		return nil
	}
	p.pictures.only(p.sheet.frames)
	var actions []page.Action
	for _, f := range p.sheet.frames {
		if f.cols > 0 && f.rows > 0 && f.address != "" && p.pictures.ask(f) {
			actions = append(actions, p.askPicture(f, env.Theme.Page()))
		}
	}
	return actions
}

func (p *Page) askPicture(f frame, ground color.Color) page.Action {
	id := p.reading.Story.ID
	return page.Ask{Topic: topicPicture + f.address, Do: func(ctx context.Context) any {
		raw, err := p.opener.Picture(ctx, f.address, id)
		if err != nil {
			return shot{frame: f, err: err}
		}
		lines, err := picture.Draw(raw, picture.Options{Cols: f.cols, Rows: f.rows, Back: ground, Pale: f.theme == theme.Paper})
		return shot{frame: f, lines: lines, err: err}
	}}
}

// line is a row of a picture, blank until the picture has come.
func (g *gallery) line(env *page.Env, s *sheet, r *row, width int) surface.Line {
	f := s.frames[r.picture-1]
	got := g.shots[f]
	if r.part >= len(got.lines) {
		return g.waiting(env, f, r, width, got.err)
	}
	l := got.lines[r.part]
	return surface.Beside(l, surface.Blank(max(width-l.Width(), 0)))
}

// waiting stands in the reserved place: nothing, or in its middle what the picture shows, when it did not come.
func (g *gallery) waiting(env *page.Env, f frame, r *row, width int, err error) surface.Line {
	if err == nil || r.part != f.rows/2 {
		return surface.Blank(width)
	}
	return env.Line(width, surface.Run{Text: layout.Describe(news.Picture{Alt: f.alt}), Style: muted})
}
