package uitest

import (
	"context"

	"reader/internal/news"
)

// NextText implements ui.Opener: the texts in Found come round.
func (d *Desk) NextText(ctx context.Context, id news.StoryID) (news.Reading, news.Choice, error) {
	d.say("next text", id.String())
	c := news.Choice{Of: len(d.Found[id])}
	if c.Of > 1 {
		was := d.chosen[id]
		d.choose(id, (was+1)%c.Of)
		d.undo = append(d.undo, func() string { d.choose(id, was); return "choose" })
	}
	if c.Of > 0 {
		at := d.chosen[id]
		a := &d.Found[id][at]
		c.Name, c.At, c.Words, c.Usual = a.Way, at+1, a.Words, at == 0
	}
	r, err := d.Open(ctx, id)
	return r, c, err
}

func (d *Desk) choose(id news.StoryID, at int) {
	if d.chosen == nil {
		d.chosen = map[news.StoryID]int{}
	}
	d.chosen[id] = at
}

// asChosen puts the chosen text into a reading.
func (d *Desk) asChosen(r *news.Reading) {
	list := d.Found[r.Story.ID]
	if len(list) == 0 {
		return
	}
	at := d.chosen[r.Story.ID]
	if r.Article = list[at]; at > 0 {
		r.Choice = r.Article.Way
	}
}
