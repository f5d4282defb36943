package search_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/page"
	"reader/internal/ui/search"
)

func (o *overlay) does(c page.Command) []page.Action {
	actions, _ := o.Do(o.env, c)
	o.take(actions)
	return actions
}

func TestMistakesLeaveWhatWasFound(t *testing.T) {
	s := &shelf{n: 3}
	o := open(s, "water")
	o.answer()
	s.err = news.QueryError("there is no is:nic: write is:unread, is:read")
	o.typed(" is:nic")
	o.answer()
	o.sees(t, "there is no is:nic")
	o.sees(t, "Story 2 of the drought")
}

func TestOperatorsAreCompleted(t *testing.T) {
	o := open(&shelf{n: 3}, "")
	o.env.Sections = []news.Section{{ID: 1, Title: "The Paper", Children: []news.Section{{ID: 2, Title: "Far Away"}, {ID: 3, Title: "Storms", Search: "storm"}}}}
	for _, step := range []struct{ typed, sees, whole string }{
		{"water -se", "section:", "water -section:"},
		{"far", `"Far Away"`, `water -section:"Far Away" `},
		{"is:unr", "unread", `water -section:"Far Away" is:unread `},
	} {
		o.typed(step.typed)
		o.answer()
		o.sees(t, step.sees)
		o.does(page.NextPane)
		o.answer()
		o.sees(t, step.whole)
	}
	o.typed("section:sto")
	o.answer()
	o.sees(t, "stories of a section")
}

func TestASearchIsKept(t *testing.T) {
	o := open(&shelf{n: 3}, "water OR wind")
	o.answer()
	to, ok := o.does(page.EditSearch)[0].(page.Go)
	if kept, is := to.To.(page.KeptSearch); !ok || !is || kept.Query != "water OR wind" || kept.Section != 0 {
		t.Fatalf("ctrl+s goes to %+v", to)
	}
	k := search.Keep(to.To.(page.KeptSearch))
	if a, _ := k.Do(o.env, page.Open); len(a) != 1 {
		t.Errorf("without a name it did %+v", a)
	}
	for _, r := range "World/Weather" {
		k.Type(o.env, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	a, _ := k.Do(o.env, page.Open)
	if len(a) != 2 || a[1] != (page.KeepSearch{Path: "World/Weather", Query: "water OR wind"}) {
		t.Errorf("enter did %+v", a)
	}
}

func TestAKeptSearchIsChangedAndRemoved(t *testing.T) {
	o := open(&shelf{}, "")
	k := search.Keep(page.KeptSearch{Section: 7, Path: "Weather", Query: "wind"})
	if a, _ := k.Do(o.env, page.Open); len(a) != 1 || a[0] != (page.Back{}) {
		t.Errorf("unchanged it did %+v", a)
	}
	k.Do(o.env, page.NextPane)
	for _, press := range []tea.KeyPressMsg{{Code: '*', Text: "*"}, {Code: 'u', Mod: tea.ModCtrl}} {
		want := page.KeepSearch{Section: 7, Path: "Weather", Query: "wind*"}
		if press.Mod != 0 {
			want.Query = ""
		}
		k.Type(o.env, press)
		if a, _ := k.Do(o.env, page.Open); len(a) != 2 || a[1] != want {
			t.Errorf("enter did %+v, want %+v", a, want)
		}
	}
}
