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
	canvas     picture.Canvas
}

// shot is a picture that was drawn, or could not be.
type shot struct {
	frame   frame
	drawing picture.Drawing
	err     error
}

// gallery keeps the pictures of an article as they were drawn. The zero gallery is empty.
type gallery struct {
	shots map[frame]shot
	asked map[frame]bool
	ids   map[frame]int // on a real canvas
}

func (g *gallery) put(s shot) {
	if g.shots == nil {
		g.shots = map[frame]shot{}
	}
	g.shots[s.frame] = s
}

// atOnce is how many pictures are fetched and decoded at the same time: each may take 160 MB meanwhile.
const atOnce = 2

// busy is how many pictures are asked for and have not come.
func (g *gallery) busy() int {
	n := 0
	for f := range g.asked {
		if _, ok := g.shots[f]; !ok {
			n++
		}
	}
	return n
}

// ask notes that a picture is asked for, and says whether it had not been yet and may be now.
func (g *gallery) ask(f frame) bool {
	if g.asked[f] || g.busy() >= atOnce {
		return false
	}
	if g.asked == nil {
		g.asked, g.ids = map[frame]bool{}, map[frame]int{}
	}
	g.asked[f] = true
	return true
}

// firstID is the number of an article's first picture; that of the front page has the one before.
const firstID = 2

// number is the number of a picture on a real canvas: the first that no other picture has. Zero when there is none left.
func (g *gallery) number(f frame) int {
	if id := g.ids[f]; id > 0 || !f.canvas.Real {
		return id
	}
	taken := map[int]bool{}
	for _, id := range g.ids {
		taken[id] = true
	}
	for id := firstID; id <= picture.MostIDs; id++ {
		if !taken[id] {
			g.ids[f] = id
			return id
		}
	}
	return 0
}

// only forgets the pictures of other places than these: those of a size or a theme that is no longer shown.
func (g *gallery) only(frames []frame) []page.Action {
	other := func(f frame) bool { return !slices.Contains(frames, f) }
	maps.DeleteFunc(g.shots, func(f frame, _ shot) bool { return other(f) })
	maps.DeleteFunc(g.asked, func(f frame, _ bool) bool { return other(f) })
	var gone []int
	for f, id := range g.ids {
		if other(f) {
			gone = append(gone, id)
			delete(g.ids, f)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	slices.Sort(gone)
	return []page.Action{page.Transmit{Sequence: picture.Forget(gone...)}}
}

// TakeDown implements page.Hanger.
func (p *Page) TakeDown() []page.Action {
	if len(p.pictures.ids) == 0 {
		return nil
	}
	p.reset()
	return p.pictures.only(nil)
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
	return s.canvas.Fit(pic.Width, pic.Height, s.body.Width, int(float64(s.height)*tallest))
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
	s.frames = append(s.frames, frame{address: pic.URL, alt: pic.Alt, cols: cols, rows: rows, theme: th.Name, dark: th.Dark, canvas: s.setting.canvas})
}

// lead sets the picture above the text: its place, and what it shows.
func (p *Page) lead(env *page.Env, s *sheet, width int) []row {
	pic := p.matter.picture
	if pic.URL == "" || p.changes.shown() || p.preview || !p.opened {
		return nil
	}
	if !s.setting.pictures || p.absent[pic.URL] {
		return p.described(env, width)
	}
	cols, height := p.fit(s.setting, pic)
	if cols == 0 || height == 0 {
		return nil
	}
	caption := paragraph(env.Measure, p.caption(), width, muted)
	if p.matter.early {
		// One line was kept for words that nobody knew yet. More of them stand where the picture ends.
		height = max(1, height+1-max(1, len(caption)))
		caption = append(caption, make([]row, max(0, 1-len(caption)))...)
	}
	s.addFrame(pic, cols, height)
	var rows []row
	for i := range height {
		rows = append(rows, row{picture: len(s.frames), part: i})
	}
	return append(append(rows, caption...), row{})
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

// askPictures asks for pictures that are reserved a place near what is on the screen and were not asked for yet, a few
// at a time; the next follow as these come and as the reader moves on.
func (p *Page) askPictures(env *page.Env) []page.Action {
	p.set(env)
	if !p.sheet.setting.pictures {
		return p.pictures.only(nil)
	}
	actions := p.pictures.only(p.sheet.frames)
	for _, i := range p.near(env) {
		f := p.sheet.frames[i]
		if f.cols > 0 && f.rows > 0 && f.address != "" && p.pictures.ask(f) {
			actions = append(actions, p.askPicture(f, env.Theme.Page()))
		}
	}
	return actions
}

// near are the pictures that stand on the screen, or less than a page from it, from above.
func (p *Page) near(env *page.Env) []int {
	height := p.visible(env)
	var out []int
	for y := max(0, p.top-height); y < min(p.top+2*height, len(p.sheet.rows)); y++ {
		if i := p.sheet.rows[y].picture - 1; i >= 0 && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

func (p *Page) askPicture(f frame, ground color.Color) page.Action {
	of, id := p.reading.Story.ID, p.pictures.number(f)
	return page.Ask{Topic: topicPicture + f.address, Do: func(ctx context.Context) any {
		raw, err := p.opener.Picture(ctx, f.address, of)
		if err != nil {
			return shot{frame: f, err: err}
		}
		d, err := picture.Draw(ctx, raw, picture.Options{
			Canvas: f.canvas, Cols: f.cols, Rows: f.rows, Back: ground, Pale: f.theme == theme.Paper, ID: id, Of: f.address,
		})
		return shot{frame: f, drawing: d, err: err}
	}}
}

// line is a row of a picture, blank until the picture has come.
func (g *gallery) line(env *page.Env, s *sheet, r *row, width int) surface.Line {
	f := s.frames[r.picture-1]
	got := g.shots[f]
	if r.part >= len(got.drawing.Lines) {
		return g.waiting(env, f, r, width, got.err)
	}
	l := got.drawing.Lines[r.part]
	return surface.Beside(l, surface.Blank(max(width-l.Width(), 0)))
}

// waiting stands in the reserved place: nothing, or in its middle what the picture shows, when it did not come.
func (g *gallery) waiting(env *page.Env, f frame, r *row, width int, err error) surface.Line {
	if err == nil || r.part != f.rows/2 {
		return surface.Blank(width)
	}
	return env.Line(width, surface.Run{Text: layout.Describe(news.Picture{Alt: f.alt}), Style: muted})
}
