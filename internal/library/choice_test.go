package library

import "testing"

func TestChoicesAreKeptAndTakenBack(t *testing.T) {
	s := openNew(t)
	expect := func(want string) {
		t.Helper()
		if got, err := s.Choice(t.Context(), "paper.example"); got != want || err != nil {
			t.Errorf("the choice is %q, %v, want %q", got, err, want)
		}
	}
	undo := func(want string) {
		t.Helper()
		if did, _, err := s.Undo(t.Context()); did != want || err != nil {
			t.Errorf("undone: %q, %v, want %q", did, err, want)
		}
	}
	expect("")
	ok(t, s.Choose(t.Context(), "paper.example", "density"))
	ok(t, s.Choose(t.Context(), "other.example", "feed"))
	ok(t, s.Choose(t.Context(), "paper.example", "script"))
	expect("script")
	ok(t, s.Choose(t.Context(), "paper.example", ""))
	expect("")
	undo("chose the usual text of paper.example")
	expect("script")
	undo("chose the text of paper.example by script")
	expect("density")
	undo("chose the text of other.example by feed")
	undo("chose the text of paper.example by density")
	expect("")
}
