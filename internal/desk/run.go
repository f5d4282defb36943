package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"

	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// run is an errand under way.
type run struct {
	desk   *Desk
	errand news.Errand
	purse  *purse
	before int64 // spent by the runs that were broken off
	ctx    context.Context
	stop   context.CancelCauseFunc
	report func(news.Kept, news.Errands)
	follow bool // what is related to the stories of this step is wanted
	total  news.Errands
	taken  map[string]bool // stories taken up, by want.key
	held   []news.Kept     // what had no network, until it is known whether there is none at all

	mu      sync.Mutex
	left    map[string]string // servers that are left alone, and why; "" for those that may be asked
	refused map[string]int    // refusals in a row, by server
	cut     int               // failures for want of a network, in a row
}

// begin opens an errand. One that was broken off goes on with the rest of its budget.
func (d *Desk) begin(ctx context.Context, e news.Errand, report func(news.Kept, news.Errands)) (*run, error) {
	r := &run{
		desk: d, errand: e, purse: newPurse(cmp.Or(e.Budget, usualBudget), 0), report: report,
		taken: map[string]bool{}, left: map[string]string{}, refused: map[string]int{},
	}
	if e.Name != "" {
		spent, err := d.cache.Errand(ctx, e.Name)
		if err != nil {
			return nil, fmt.Errorf("fetch ahead: %w", err)
		}
		r.purse.spent, r.before = spent, spent
	}
	r.ctx, r.stop = context.WithCancelCause(ctx)
	return r, nil
}

// walk fetches the stories of one step, and lists what is related to them for the next.
func (r *run) walk(level []want) (next []want) {
	fresh := level[:0]
	for _, w := range level {
		if key := w.key(); !r.taken[key] {
			r.taken[key] = true
			fresh = append(fresh, w)
		}
	}
	r.total.Left = len(fresh)
	together(r.ctx, keepers, fresh, func(w want) (*outcome, bool) {
		o := r.keep(w)
		return o, o != nil
	}, func(o *outcome) {
		if next = append(next, o.related...); o.cut {
			r.held = append(r.held, o.Kept)
			return
		}
		r.count(&o.Kept)
	})
	return next
}

// count adds a story up, writes down what was spent, and reports it.
func (r *run) count(k *news.Kept) {
	spent, _ := r.purse.all()
	r.total.Add(k)
	r.total.Left--
	r.total.Bytes, r.total.Spent = spent-r.before, spent
	if r.errand.Name != "" && k.Bytes > 0 {
		if err := r.desk.cache.SpendErrand(context.WithoutCancel(r.ctx), r.errand.Name, spent); err != nil {
			r.stop(err)
		}
	}
	r.report(*k, r.total)
}

// end closes an errand, and forgets it unless it is to be taken up again.
func (r *run) end(ctx context.Context, err error) (news.Errands, error) {
	spent, _ := r.purse.all()
	r.total.Bytes, r.total.Spent = spent-r.before, spent
	cause := context.Cause(r.ctx)
	if r.total.Offline = errors.Is(cause, fetch.ErrOffline); r.total.Offline {
		return r.total, nil
	}
	for i := range r.held {
		r.count(&r.held[i])
	}
	switch {
	case err != nil:
		return r.total, err
	case errors.Is(cause, errBudget):
		r.total.Exhausted = true
	case cause != nil:
		return r.total, cause
	}
	if r.errand.Name != "" {
		err = r.desk.cache.EndErrand(ctx, r.errand.Name)
	}
	return r.total, err
}
