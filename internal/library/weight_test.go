package library

import (
	"strings"
	"testing"

	"reader/internal/news"
)

// titlesOf are the titles of sections, hidden ones in brackets.
func titlesOf(t *testing.T, s *Store) string {
	t.Helper()
	var titles []string
	for _, c := range must[[]news.Section](t)(s.Sections(t.Context())) {
		if c.Hidden {
			c.Title = "(" + c.Title + ")"
		}
		titles = append(titles, c.Title)
	}
	return strings.Join(titles, " ")
}

func TestSectionsAreShiftedAmongThoseThatAreSeen(t *testing.T) {
	for _, tc := range []struct {
		what string // is shifted
		by   int
		want string
	}{
		{"a", 1, "(h) b a c"}, {"a", 2, "(h) b c a"}, {"a", 9, "(h) b c a"}, {"a", -1, "a (h) b c"}, {"a", 0, "a (h) b c"},
		{"c", -1, "a (h) c b"}, {"c", -2, "c a (h) b"}, {"c", 1, "a (h) b c"}, {"b", -1, "b a (h) c"}, {"h", 1, "a b (h) c"},
	} {
		s, ctx := openNew(t), t.Context()
		ids := map[string]news.SectionID{}
		for _, title := range []string{"a", "h", "b", "c"} {
			ids[title] = must[news.SectionID](t)(s.AddSection(ctx, 0, title, "", ""))
		}
		ok(t, s.HideSection(ctx, ids["h"], true))
		ok(t, s.ShiftSection(ctx, ids[tc.what], tc.by))
		if got := titlesOf(t, s); got != tc.want {
			t.Errorf("%s by %d: %s, want %s", tc.what, tc.by, got, tc.want)
		}
		if tc.want == "a (h) b c" {
			continue
		}
		if did, _, err := s.Undo(ctx); did != "moved section “"+tc.what+"”" || err != nil || titlesOf(t, s) != "a (h) b c" {
			t.Errorf("undid %q, %v: %s", did, err, titlesOf(t, s))
		}
	}
}

func TestAWeightComesBackWithWhatHasIt(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	id := must[news.SectionID](t)(s.AddSection(ctx, 0, "Sport", "", ""))
	f, _, err := s.AddFeed(ctx, news.Feed{URL: "https://paper.example/a", Title: "A", Section: id})
	ok(t, err)
	ok(t, s.WeighSection(ctx, id, news.MuchLess))
	ok(t, s.WeighFeed(ctx, f.ID, news.More))
	ok(t, s.HideSection(ctx, id, true))
	before := must[[]news.Section](t)(s.Sections(ctx))
	if c := before[0]; c.Weight != news.MuchLess || !c.Hidden || c.Feeds[0].Weight != news.More {
		t.Errorf("weighed and hidden: %+v", c)
	}
	ok(t, s.RemoveSection(ctx, id))
	for _, want := range []string{"removed section “Sport”", "hid section “Sport”", "weighed more: feed “A”", "weighed much-less: section “Sport”"} {
		if did, _, err := s.Undo(ctx); did != want || err != nil {
			t.Fatalf("undid %q, %v; want %q", did, err, want)
		}
		if want == "removed section “Sport”" && titlesOf(t, s) != "(Sport)" {
			t.Errorf("it came back as %s", titlesOf(t, s))
		}
	}
	if c := must[[]news.Section](t)(s.Sections(ctx))[0]; c.Weight != news.Usual || c.Hidden || c.Feeds[0].Weight != news.Usual {
		t.Errorf("all taken back: %+v", c)
	}
}
