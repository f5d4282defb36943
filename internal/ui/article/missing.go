package article

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/layout"
	"reader/internal/ui/page"
)

// A picture that cannot be shown has no box: a line says what it shows. Of some the store knows it before the text is
// set; a box that stays empty turns into its line when the reader does not look, so that nothing moves under the eye.

// miss takes over which pictures cannot be shown: those that the store knows, and those that failed before.
func (p *Page) miss(known map[string]string) {
	absent := make(map[string]bool, len(known))
	for address := range known {
		absent[address] = true
	}
	for f, s := range p.pictures.shots {
		if s.err != nil && p.absent[f.address] {
			absent[f.address] = true
		}
	}
	p.absent = absent
}

// developed takes a picture that was drawn, or could not be. With the last of them all of the story may be stored.
func (p *Page) developed(env *page.Env, s shot) []page.Action {
	p.pictures.put(s)
	p.reset()
	p.set(env)
	p.collapse(env)
	var actions []page.Action
	if s.drawing.Sequence != "" {
		actions = append(actions, page.Transmit{Sequence: s.drawing.Sequence})
	}
	actions = append(actions, p.askPictures(env)...)
	story := &p.reading.Story
	if s.err != nil || story.Whole || story.Stored < news.StoredFull || !p.pictures.shown(p.sheet.frames) {
		return actions
	}
	return append(actions, p.askMarks()...)
}

// shown says that every picture which has a place is in it.
func (g *gallery) shown(frames []frame) bool {
	for _, f := range frames {
		if s, ok := g.shots[f]; !ok || s.err != nil {
			return false
		}
	}
	return true
}

// collapse closes the boxes of pictures that did not come, but those that are on the screen.
func (p *Page) collapse(env *page.Env) {
	closed := false
	for i, f := range p.sheet.frames {
		if s := p.pictures.shots[f]; s.err != nil && !p.absent[f.address] && !p.inSight(env, i+1) {
			p.absent[f.address] = true
			closed = true
		}
	}
	if closed {
		p.anchor = p.sheet.anchorOf(p.top)
		p.reset()
		p.set(env)
	}
}

// inSight says whether a line of a picture is on the screen; pictures count from one.
func (p *Page) inSight(env *page.Env, picture int) bool {
	end := min(p.top+p.visible(env), len(p.sheet.rows))
	for _, r := range p.sheet.rows[min(p.top, end):end] {
		if r.picture == picture {
			return true
		}
	}
	return false
}

// described stands in place of the picture above the text: what it shows, and its caption; nothing where nothing is said
// of it. Of a picture that was shown before its page came it is only what was known then, so that nothing moves.
func (p *Page) described(env *page.Env, width int) []row {
	pic := p.matter.picture
	alt, words := text.Line(pic.Alt), p.caption()
	if alt == words || p.matter.early {
		words = ""
	}
	if alt == "" && words == "" {
		return nil
	}
	return append(paragraph(env.Measure, text.Join(" ", layout.Describe(pic), words), width, muted), row{})
}
