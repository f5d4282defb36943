package welcome

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Adding is the page that adds a site or feed: an address, then the tree of what was found, to choose from.
type Adding struct {
	subscriber Subscriber
	address    field.Field
	typing     bool // the field has the keyboard
	busy       text.Safe
	trouble    text.Safe
	found      news.Found
	offers     []news.Importable // files to import, offered until something is found
	tree       tree
	treeAt     int // the line on which it was drawn
	top        int // of its rows, the first that is shown
	cache      page.Cache
}

// Add looks for what stands behind an address; without one it asks for it.
func Add(subscriber Subscriber, address string) *Adding {
	return &Adding{subscriber: subscriber, address: field.New(address), typing: true}
}

// Name implements page.Page.
func (a *Adding) Name() text.Safe { return "Add a site or feed" }

// Start implements page.Page.
func (a *Adding) Start(*page.Env) []page.Action {
	if a.address.Empty() {
		return askOffers(a.subscriber)
	}
	return a.look(a.address.String())
}

// looked is what was found behind an address.
type looked struct {
	found news.Found
	err   error
}

// look asks what stands behind an address.
func (a *Adding) look(address string) []page.Action {
	address = strings.TrimSpace(address)
	a.address = field.New(address)
	if file, ok := fileOf(address); ok {
		return a.read(file)
	}
	a.busy, a.trouble, a.tree, a.typing = text.Format("Looking at %s…", address), "", tree{}, false
	return []page.Action{page.Ask{Topic: topicAdd, Do: func(ctx context.Context) any {
		found, err := a.subscriber.Find(ctx, address)
		return looked{found, err}
	}}}
}

// read imports a file.
func (a *Adding) read(file string) []page.Action {
	a.busy, a.trouble, a.tree, a.typing = text.Format("Reading %s…", file), "", tree{}, false
	do := imports(a.subscriber, file)
	return []page.Action{page.Ask{Topic: topicAdd, Do: func(ctx context.Context) any { return do(ctx) }}}
}

// subscribe adds what is chosen.
func (a *Adding) subscribe(chosen []news.SiteSection) []page.Action {
	a.busy, a.trouble = "Adding it to your paper…", ""
	found := a.found
	return []page.Action{page.Ask{Topic: topicAdd, Do: func(ctx context.Context) any {
		added, err := a.subscriber.Subscribe(ctx, found, chosen)
		return taken{added, err}
	}}}
}

// Receive implements page.Page.
func (a *Adding) Receive(_ *page.Env, msg any) []page.Action {
	a.cache.Drop()
	switch msg := msg.(type) {
	case offered:
		if a.offers = msg; a.busy == "" && len(a.tree.rows) == 0 {
			a.tree = files(a.offers)
		}
	case looked:
		a.busy = ""
		return a.show(msg)
	case taken:
		a.busy = ""
		if trouble := Trouble(msg.added, msg.err); trouble != "" {
			a.fail(trouble)
			return nil
		}
		return a.done(msg.added)
	}
	return nil
}

// show offers what was found. A feed's own address leaves nothing to choose.
func (a *Adding) show(l looked) []page.Action {
	if l.err != nil {
		a.fail(Trouble(nil, l.err))
		return nil
	}
	a.found = l.found
	a.tree = grow(l.found)
	if l.found.Feed {
		return a.subscribe(a.tree.chosen())
	}
	if _, all := a.tree.count(); all == 0 && len(l.found.Editions) == 0 {
		a.tree = tree{}
		a.fail("There is a page, but neither sections nor feeds were found on it. A feed can be given by its own address.")
	}
	return nil
}

// fail says why nothing came of it. Where there is no tree to choose from, another address can be typed, or a file taken.
func (a *Adding) fail(trouble text.Safe) {
	a.trouble = trouble
	if len(a.tree.rows) == 0 {
		a.tree, a.typing = files(a.offers), true
	}
}

// done closes the page; what was added is fetched.
func (a *Adding) done(added []news.Added) []page.Action {
	actions := []page.Action{page.Back{}, page.Reload{}}
	if said := Report(added); said != "" {
		actions = append(actions, page.Notice{Text: said, Undo: true})
	}
	return actions
}

// Type implements page.Typer. On the tree, letters are commands, the space bar ticks, and a star ticks all or none.
func (a *Adding) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	a.cache.Drop()
	if a.busy != "" {
		return nil, false
	}
	if !a.typing {
		key, ok := msg.(tea.KeyPressMsg)
		switch {
		case ok && key.Text == " ":
			a.tree.toggle()
		case ok && key.Text == "*":
			a.tree.toggleAll()
		default:
			return nil, false
		}
		a.trouble = ""
		return nil, true
	}
	a.trouble = ""
	return nil, a.address.Type(msg)
}

// steps are how far the commands move the cursor in the tree.
var steps = map[page.Command]int{
	page.Down: 1, page.Up: -1, page.PageDown: 10, page.PageUp: -10, page.Top: -1 << 20, page.Bottom: 1 << 20,
}

// Do implements page.Page.
func (a *Adding) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	a.cache.Drop()
	if by, ok := steps[c]; ok {
		a.move(by)
		return nil, true
	}
	switch c {
	case page.NextPane, page.PrevPane:
		a.typing = !a.typing || len(a.tree.rows) == 0
		return nil, true
	case page.Open:
		return a.enter(), true
	}
	return nil, false
}

// move goes through the tree; the field stands above its first row.
func (a *Adding) move(by int) {
	switch {
	case len(a.tree.rows) == 0:
	case a.typing && by > 0:
		a.typing = false
	case !a.typing && by == -1 && a.tree.cursor == 0:
		a.typing = true
	case !a.typing:
		a.tree.move(by)
	}
}

func (a *Adding) enter() []page.Action {
	switch {
	case a.busy != "":
		return nil
	case a.typing && a.address.Empty():
		a.trouble = "Type the address of a news site or of a feed first, such as example.org."
		return nil
	case a.typing:
		return a.look(a.address.String())
	}
	switch b := a.tree.under(); {
	case b.file:
		return a.read(b.leads)
	case b.leads != "":
		return a.look(b.leads)
	}
	chosen := a.tree.chosen()
	if len(chosen) == 0 {
		a.trouble = "Nothing is ticked. Space ticks a section."
		return nil
	}
	return a.subscribe(chosen)
}

// View implements page.Page.
func (a *Adding) View(env *page.Env) []surface.Line {
	return a.cache.Lines(env, func() []surface.Line { return a.draw(env) })
}

// Footer implements page.Footer.
func (a *Adding) Footer(*page.Env) ([]page.Hint, []surface.Run) {
	enter, tab := text.Safe("add what is ticked"), text.Safe("address")
	switch b := a.tree.under(); {
	case a.typing && b.file:
		enter, tab = "look", "files"
	case a.typing:
		enter, tab = "look", "sections"
	case b.file:
		enter = "import"
	case b.leads != "":
		enter = "look at this edition"
	}
	hints := []page.Hint{{Command: page.Open, Word: enter}}
	if len(a.tree.rows) > 0 {
		hints = append(hints, page.Hint{Command: page.NextPane, Word: tab})
	}
	return append(hints, page.Hint{Command: page.Close}), nil
}

// Wheel implements page.Wheeler.
func (a *Adding) Wheel(_ *page.Env, lines int) []page.Action {
	a.cache.Drop()
	a.move(lines)
	return nil
}

// Click implements page.Clicker: it ticks a section, or goes to the field. What leads elsewhere is pointed at, and gone to
// by a second click.
func (a *Adding) Click(_ *page.Env, _, y int) []page.Action {
	a.cache.Drop()
	i := y - a.treeAt + a.top
	switch {
	case y == addressAt:
		a.typing = true
	case y >= a.treeAt && i < len(a.tree.rows) && a.busy == "":
		again := !a.typing && a.tree.cursor == i
		a.typing, a.tree.cursor = false, i
		if again && a.tree.under().leads != "" {
			return a.enter()
		}
		a.tree.toggle()
	}
	return nil
}
