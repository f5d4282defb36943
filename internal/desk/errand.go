package desk

import (
	"context"
	"errors"
	"sync"

	"reader/internal/feed/fetch"
)

// errBudget ends a request that would cost more than is left.
var errBudget = errors.New("the budget is used up")

// purse is what an errand may spend, in bytes that come over the line. Nothing that is under way overdraws it.
type purse struct {
	mu      sync.Mutex
	change  *sync.Cond // told when a story is paid for
	budget  int64
	spent   int64
	running int   // stories that are being paid for
	dearest int64 // what the dearest story has cost
}

// cheapest is what a story is taken to cost before any is known: a page with a picture.
const cheapest = 100_000

func newPurse(budget, spent int64) *purse {
	p := &purse{budget: budget, spent: spent, dearest: cheapest}
	p.change = sync.NewCond(&p.mu)
	return p
}

// open waits until there is enough for one more story, or none is being paid for any more: at the end of the budget one
// comes after the other, so that not all of them are cut off.
func (p *purse) open() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for p.running > 0 && p.budget-p.spent < int64(p.running+1)*p.dearest {
		p.change.Wait()
	}
	p.running++
}

func (p *purse) close(cost int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.running--
	p.dearest = max(p.dearest, cost)
	p.change.Broadcast()
}

func (p *purse) spend(bytes int64) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.spent+bytes > p.budget {
		p.spent = p.budget // the rest came over the line, too
		return errBudget
	}
	p.spent += bytes
	return nil
}

func (p *purse) all() (spent int64, empty bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.spent, p.spent >= p.budget
}

// bill is the part of a purse that one story takes. It serves one goroutine.
type bill struct {
	purse *purse
	bytes int64
}

func (b *bill) spend(bytes int64) error {
	b.bytes += bytes
	return b.purse.spend(bytes)
}

type billKey struct{}

// onErrand is the context of what is fetched ahead: nobody waits for it, and it is counted.
func onErrand(ctx context.Context, b *bill) context.Context {
	return context.WithValue(ctx, billKey{}, b)
}

// errandOf is the bill that a context carries; nil when somebody is waiting.
func errandOf(ctx context.Context) *bill {
	b, _ := ctx.Value(billKey{}).(*bill)
	return b
}

// get asks for what belongs to a story. What is fetched ahead gives way to what somebody waits for, and is paid for.
func (d *Desk) get(ctx context.Context, r fetch.Request) (fetch.Response, error) {
	if b := errandOf(ctx); b != nil {
		r.Background, r.Spend = true, b.spend
	}
	return d.request(ctx, r)
}
