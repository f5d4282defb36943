package desk

import (
	"cmp"
	"context"

	"reader/internal/news"
)

// outcome is what became of one story of an errand, and what is related to it.
type outcome struct {
	news.Kept
	asked   bool // something of it was asked for
	lacks   bool // something of it may still come
	cut     bool // for want of a network
	related []want
}

// keep fetches what is missing of one story; nil when the errand ended before it was done.
func (r *run) keep(w want) *outcome {
	o := &outcome{Kept: news.Kept{ID: w.id, URL: w.url, Title: w.title, Depth: w.depth}}
	if w.whole && !r.follow {
		o.Status = news.KeptSkipped
		return o
	}
	b := &bill{purse: r.purse}
	r.purse.open()
	defer func() { r.purse.close(b.bytes) }()
	ctx := onErrand(r.ctx, b)
	reading, err := r.page(ctx, w, o)
	if err == nil && reading != nil {
		s := &reading.Story
		o.ID, o.URL, o.Title = s.ID, cmp.Or(s.URL, w.url), cmp.Or(reading.Article.Title, w.title)
		o.related = r.related(w, reading)
		err = r.pictures(ctx, reading, o)
	}
	if err != nil {
		r.stop(err)
		return nil
	}
	o.Bytes = b.bytes
	switch {
	case !o.asked:
		o.Status = news.KeptSkipped
	case o.lacks:
		o.Status = news.KeptFailed
	}
	return o
}

// page gets a story's page, unless it is stored; nil when there is none. The error ends the errand.
func (r *run) page(ctx context.Context, w want, o *outcome) (*news.Reading, error) {
	d := r.desk
	if w.id == 0 {
		var err error
		if w.id, err = d.StoryAt(ctx, w.url); err != nil {
			return nil, err
		}
	}
	have := false
	if w.id != 0 {
		s, err := d.stored(ctx, w.id)
		if err != nil {
			return nil, err
		}
		if have = s.Story.Stored == news.StoredFull; have && !s.Story.Stale {
			return r.open(ctx, w.id)
		}
	}
	var reading news.Reading
	reason, err := r.ask(ctx, w.url, o, func() (missed, err error) {
		reading, missed, err = d.getStory(ctx, w)
		return missed, err
	})
	switch {
	case err != nil:
		return nil, err
	case reason == "":
		held := d.cache.Hold(ctx, d.now().Add(keptFor), reading.Story.ID)
		return &reading, cmp.Or(held, d.cache.Had(ctx, w.url))
	}
	o.lacks, o.Reason = true, reason
	if !have {
		return nil, nil
	}
	return r.open(ctx, w.id)
}

func (r *run) open(ctx context.Context, id news.StoryID) (*news.Reading, error) {
	reading, err := r.desk.Open(ctx, id)
	return &reading, err
}

// getStory gets the page of a story that is known, or that another page told of. missed is why it could not be had.
func (d *Desk) getStory(ctx context.Context, w want) (r news.Reading, missed, err error) {
	if w.id != 0 {
		return d.fetch(ctx, w.id)
	}
	r, missed = d.followNew(ctx, w.url, w.from)
	return r, missed, nil
}

// related are the stories beside one, for the next step.
func (r *run) related(w want, reading *news.Reading) []want {
	if !r.follow {
		return nil
	}
	var all []want
	for i := range reading.Related {
		rel := &reading.Related[i]
		next := want{url: rel.URL, title: rel.Title, from: reading.Story.ID, depth: w.depth + 1}
		if s := &rel.Story; s.ID != 0 {
			next.id, next.whole = s.ID, s.Whole && !s.Stale
		}
		all = append(all, next)
	}
	return all
}

// admit makes sure that a story which is not known to be whole is not so for a picture that is there.
func (d *Desk) admit(ctx context.Context, s *news.Story, address string) error {
	if s.Whole {
		return nil
	}
	return d.cache.AdmitPicture(ctx, address, d.now().Add(keptFor))
}

// pictures gets what a story shows besides its text. The error ends the errand.
func (r *run) pictures(ctx context.Context, reading *news.Reading, o *outcome) error {
	s, d := &reading.Story, r.desk
	if r.errand.Bare || s.Stored < news.StoredFull {
		return nil
	}
	addresses := news.Pictures(s, &reading.Article)
	if !s.Whole {
		if err := unlessGone(d.cache.Illustrate(ctx, s.ID, addresses)); err != nil {
			return err
		}
	}
	var why string
	for _, address := range addresses {
		if d.hasPicture(ctx, address, s.ID) {
			if err := d.admit(ctx, s, address); err != nil {
				return err
			}
			continue
		}
		reason, err := r.ask(ctx, address, o, func() (missed, err error) {
			data, missed := d.getPicture(ctx, reading, address)
			if missed == nil {
				err = d.putPicture(ctx, s, address, data)
			}
			return missed, err
		})
		if err != nil {
			return err
		}
		if reason == "" {
			o.Pictures++
			continue
		}
		m, err := d.cache.Missed(ctx, address)
		if err != nil {
			return err
		}
		if why = reason; m.Lost {
			o.Lost++
		} else {
			o.lacks = true
		}
	}
	if why != "" && o.Reason == "" {
		o.Reason = "Not all of its pictures could be had: " + why
	}
	return nil
}
