package desk

import (
	"context"
	"errors"
	"fmt"

	"reader/internal/cache"
	"reader/internal/feed/fetch"
)

// How many failures in a row speak for more than themselves: without a network for all that is wanted, and where a
// server refuses for all that lies on it.
const (
	cutAfter     = 3
	refusedAfter = 3
)

// ask asks for what lies at an address, unless it is too early or its server is to be left alone. The reason is why there
// is nothing, in a sentence; the error ends the errand. What could not be had is remembered.
func (r *run) ask(ctx context.Context, address string, o *outcome, get func() (missed, err error)) (reason string, err error) {
	if reason, err := r.early(ctx, address); reason != "" || err != nil {
		return reason, err
	}
	missed, err := get()
	o.asked = o.asked || !fetch.Resting(missed)
	switch {
	case r.ctx.Err() != nil:
		return "", context.Cause(r.ctx)
	case err != nil:
		return "", unusable(err)
	case missed == nil:
		r.answered(address)
		return "", nil
	case errors.Is(missed, errBudget):
		return "", errBudget
	case cache.Unusable(missed) != nil:
		return "", unusable(missed)
	case fetch.Offline(missed):
		o.cut = true
		return Reason(missed), r.unconnected()
	}
	if err := r.leave(ctx, address, missed); err != nil {
		return "", err
	}
	m, err := r.desk.miss(ctx, address, missed)
	return m.Reason, err
}

// unusable says of an error of our own stores what it means for all that is still wanted.
func unusable(err error) error {
	if cause := cache.Unusable(err); cause != nil {
		return fmt.Errorf("nothing can be stored: %w", cause)
	}
	return err
}

// early is why an address is not to be asked now; "" when it may be.
func (r *run) early(ctx context.Context, address string) (reason string, err error) {
	if _, empty := r.purse.all(); empty {
		return "", errBudget
	}
	if reason, err = r.resting(ctx, fetch.Origin(address)); reason != "" || err != nil {
		return reason, err
	}
	m, err := r.desk.cache.Missed(ctx, address)
	if err == nil && r.desk.now().Before(m.Next) {
		reason = m.Reason
	}
	return reason, err
}

// resting is why a server is left alone: for what it said in this run or an earlier one.
func (r *run) resting(ctx context.Context, server string) (string, error) {
	r.mu.Lock()
	reason, known := r.left[server]
	r.mu.Unlock()
	if known {
		return reason, nil
	}
	m, err := r.desk.cache.Missed(ctx, server)
	if err != nil {
		return "", err
	}
	if !r.desk.now().Before(m.Next) {
		m.Reason = ""
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, known := r.left[server]; !known {
		r.left[server] = m.Reason
	}
	return r.left[server], nil
}

// answered notes that a server gave what it was asked for.
func (r *run) answered(address string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.cut = 0
	delete(r.refused, fetch.Origin(address))
}

// unconnected counts what failed for want of a network; the error is that there is none.
func (r *run) unconnected() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cut++; r.cut >= cutAfter {
		return fetch.ErrOffline
	}
	return nil
}

// leave decides whether a server is left alone for the rest of the errand. One that asks for a pause has it in the next
// errand, too.
func (r *run) leave(ctx context.Context, address string, missed error) error {
	server, pause := fetch.Origin(address), fetch.Plea(missed)
	r.mu.Lock()
	if fetch.Refused(missed) {
		r.refused[server]++
	}
	if pause > 0 || fetch.Resting(missed) || r.refused[server] >= refusedAfter {
		r.left[server] = Reason(missed)
	}
	r.mu.Unlock()
	if pause == 0 {
		return nil
	}
	return r.desk.cache.Miss(ctx, server, cache.Missed{Failures: 1, Next: r.desk.now().Add(pause), Reason: Reason(missed)})
}
