package outline

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

// brief is a change on one line.
func brief(c news.Change) string {
	what := map[bool]string{true: "feed", false: "section"}[c.Feed]
	s := fmt.Sprintf("%s %s %s", c.Kind, what, c.Title)
	if c.Place != "" {
		s += " in " + c.Place
	}
	if c.From != "" {
		s += " from " + c.From
	}
	if c.Reason != "" {
		s += ": " + c.Reason
	}
	return s
}

// sketch is a tree on indented lines: titles of sections, addresses of feeds.
func sketch(tree []news.Section) (s string) {
	news.Walk(tree, func(path []string, c *news.Section) {
		indent := strings.Repeat(" ", len(path))
		s += indent[1:] + c.Title + "\n"
		for i := range c.Feeds {
			s += indent + c.Feeds[i].Title + " " + c.Feeds[i].URL + "\n"
		}
	})
	return s
}

type mergeCase struct {
	name    string
	edit    []string                                 // old, new, …: what the reader does to the text
	others  func(tree []news.Section) []news.Section // do this meanwhile
	changes []string
	refused []string
	want    []string // old, new, …: what becomes of the sketch
}

func TestMergeUnderstandsEachEdit(t *testing.T) {
	const lotus = "    Lotus  https://lotus.example/rss"
	for _, tc := range []mergeCase{
		{name: "rename", edit: []string{"Globe ", "The Globe ", "Asia", "East"},
			changes: []string{"renamed feed The Globe in World from Globe", "renamed section East in World from Asia"},
			want:    []string{"Globe ", "The Globe ", "Asia", "East"}},
		{name: "without a title", edit: []string{"Globe ", ""},
			changes: []string{"renamed feed  in World from Globe"}, want: []string{"Globe ", " "}},
		{name: "another address", edit: []string{"https://globe.example/rss", "https://globe.example/feed"},
			changes: []string{"readdressed feed Globe in World from https://globe.example/rss"},
			want:    []string{"globe.example/rss", "globe.example/feed"}},
		{name: "another address behind the same password", edit: []string{"a%20b", "c"},
			changes: []string{"readdressed feed Atlas in World from https://me:xxxxx@atlas.example/a%20b"},
			want:    []string{"a b", "c"}},
		{name: "move a feed", edit: []string{lotus + "  [" + id(12) + "]\n", "", "  Europe  [c3]\n", "  Europe  [c3]\n" + lotus + "  [" + id(12) + "]\n"},
			changes: []string{"moved feed Lotus in World/Europe from World/Asia"},
			want:    []string{"  Lotus https://lotus.example/rss\n", "", " Europe\n", " Europe\n  Lotus https://lotus.example/rss\n"}},
		{name: "a section to the top", edit: []string{"  Europe  [c3]\n    Bells", "Europe  [c3]\n  Bells"},
			changes: []string{"moved section Europe from World"},
			want:    []string{" Europe\n  Bells", "Europe\n Bells"}},
		{name: "exchange titles", edit: []string{"Asia  ", "Europe  ", "Europe  ", "Asia  "},
			changes: []string{"renamed section Europe in World from Asia", "renamed section Asia in World from Europe"},
			want:    []string{"Asia", "Europe", "Europe", "Asia"}},
		{name: "another order", edit: []string{"  Europe  [c3]\n    Bells  https://bells.example/rss  [" + id(13) + "]\n", "",
			"  Asia  [c2]\n", "  Europe  [c3]\n    Bells  https://bells.example/rss  [" + id(13) + "]\n  Asia  [c2]\n"},
			changes: []string{"reordered section World"},
			want:    []string{" Europe\n  Bells https://bells.example/rss\n", "", " Asia\n", " Europe\n  Bells https://bells.example/rss\n Asia\n"}},
		{name: "new at its place", edit: []string{"  Atlas", "  New  https://new.example/rss\n  Atlas", "  Europe", "  Africa\n    page:https://africa.example/\n  Europe"},
			changes: []string{"added feed New in World", "added section Africa in World", "added feed  in World/Africa"},
			want:    []string{" Atlas", " New https://new.example/rss\n Atlas", " Europe", " Africa\n   https://africa.example/\n Europe"}},
		{name: "remove", edit: []string{lotus + "  [" + id(12) + "]\n", "", "  Asia  [c2]\n", "", "#Tech", "Tech"},
			changes: []string{"renamed section Tech from #Tech", "removed section Asia in World", "removed feed Lotus in World/Asia"},
			want:    []string{" Asia\n  Lotus https://lotus.example/rss\n", "", "#Tech", "Tech"}},
		{name: "identifiers gone", edit: []string{"  [c1]", "", "  [c2]", "", "  [" + id(12) + "]", "", "  [c4]", ""}},
		{name: "a section dissolved", edit: []string{"  Asia  [c2]\n  ", ""},
			changes: []string{"moved feed Lotus in World from World/Asia", "removed section Asia in World"},
			want:    []string{" Asia\n  Lotus https://lotus.example/rss\n", "", "a b\n", "a b\n Lotus https://lotus.example/rss\n"}},
		{name: "a page instead of a feed", edit: []string{"https://gears.example/rss  [" + id(14) + "]", "page:https://gears.example/rss"},
			changes: []string{"added feed  in #Tech", "removed feed  in #Tech"}},
	} {
		t.Run(tc.name, tc.check)
	}
}

func TestMergeKeepsWhatOthersDid(t *testing.T) {
	for _, tc := range []mergeCase{
		{name: "elsewhere", edit: []string{"Globe ", "The Globe "},
			others: func(tree []news.Section) []news.Section {
				tree[1].Title, tree[0].Feeds[0].URL = "Machines", "https://new.globe.example/"
				tree[0].Feeds = append(tree[0].Feeds, news.Feed{ID: 30, Title: "Newer", URL: "https://newer.example/"})
				return append(tree, news.Section{ID: 31, Title: "Later"})
			},
			changes: []string{"renamed feed The Globe in World from Globe"},
			want:    []string{"Globe ", "The Globe "}},
		{name: "the same", edit: []string{"Globe ", "The Globe ", "    Lotus  https://lotus.example/rss  [" + id(12) + "]\n", ""},
			others: func(tree []news.Section) []news.Section {
				tree[0].Feeds[0].Title = "The Globe"
				tree[0].Children[0].Feeds = nil
				return tree
			}},
		{name: "otherwise", edit: []string{"Globe ", "The Globe ", "https://bells.example/rss", "https://bells.example/feed"},
			others: func(tree []news.Section) []news.Section {
				tree[0].Feeds[0].Title, tree[0].Children[1].Feeds[0].URL = "Il Globo", "https://bells.example/atom"
				return tree
			},
			refused: []string{"renamed feed The Globe in World from Globe: it was renamed to “Il Globo” meanwhile",
				"readdressed feed Bells in World/Europe from https://bells.example/rss: its address became https://bells.example/atom meanwhile"}},
		{name: "moved elsewhere", edit: []string{"    Lotus ", "  Lotus "},
			others: func(tree []news.Section) []news.Section {
				tree[1].Feeds = append(tree[1].Feeds, tree[0].Children[0].Feeds[0])
				tree[0].Children[0].Feeds = nil
				return tree
			},
			refused: []string{"moved feed Lotus in World from World/Asia: it was moved to #Tech meanwhile"}},
		{name: "removed", edit: []string{"Lotus ", "Water Lily ", "  Asia  [c2]\n", "  Asia  [c2]\n    https://new.example/\n"},
			others: func(tree []news.Section) []news.Section {
				tree[0].Children = tree[0].Children[1:]
				return tree
			},
			refused: []string{"added feed  in World/Asia: the section it was to stand in is not there",
				"renamed feed Water Lily in World/Asia from Lotus: it was removed meanwhile"}},
		{name: "filed into what goes", edit: []string{"  Asia  [c2]\n    Lotus  https://lotus.example/rss  [" + id(12) + "]\n", ""},
			others: func(tree []news.Section) []news.Section {
				asia := &tree[0].Children[0]
				asia.Feeds = append(asia.Feeds, news.Feed{ID: 30, Title: "Newer", URL: "https://newer.example/"})
				return tree
			},
			changes: []string{"removed feed Lotus in World/Asia"},
			refused: []string{"removed section Asia in World: it still holds “Newer”"},
			want:    []string{"  Lotus https://lotus.example/rss\n", ""}},
		{name: "added the same", edit: []string{"  Atlas", "  https://newer.example/\n  Atlas", "#Tech", "Later\n\\#Tech"},
			others: func(tree []news.Section) []news.Section {
				tree[0].Feeds = append(tree[0].Feeds, news.Feed{ID: 30, Title: "Newer", URL: "https://newer.example/"})
				return append(tree, news.Section{ID: 31, Title: "LATER"})
			},
			refused: []string{"added feed  in World: this address is subscribed to already", "added section Later: a section of this title stands there already"}},
		{name: "one into the other", edit: []string{"\\#Tech  [c4]", "  \\#Tech  [c4]", "  https://gears.example/rss", "    https://gears.example/rss", "  Page", "    Page"},
			others: func(tree []news.Section) []news.Section {
				tech, world := tree[1], tree[0]
				tech.Children = []news.Section{world}
				return []news.Section{tech}
			},
			refused: []string{"moved section #Tech in World: the section it was to stand in was moved into it meanwhile"}},
		{name: "another order each", edit: []string{"  Globe  https://globe.example/rss  [" + id(10) + "]\n", "", "  Asia", "  Globe  https://globe.example/rss  [" + id(10) + "]\n  Asia"},
			others: func(tree []news.Section) []news.Section {
				f := tree[0].Feeds
				tree[0].Feeds = []news.Feed{f[1], f[0]}
				return tree
			}},
	} {
		t.Run(tc.name, tc.check)
	}
}

func (tc mergeCase) check(t *testing.T) {
	shown, now := Of(sample()), sample()
	text := string(Write(shown))
	head, lines := text[:len(manual)], text[len(manual):]
	edited, problems := Read([]byte(head+replaced(t, lines, tc.edit)), shown)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	if tc.others != nil {
		now = tc.others(now)
	}
	before := sketch(now)
	m := Merge(shown, edited, now)
	var changes, refused []string
	for _, c := range m.Changes {
		changes = append(changes, brief(c))
	}
	for _, c := range m.Refused {
		refused = append(refused, brief(c))
	}
	if diff := cmp.Diff(tc.changes, changes); diff != "" {
		t.Errorf("changes, want -, got +:\n%s", diff)
	}
	if diff := cmp.Diff(tc.refused, refused); diff != "" {
		t.Errorf("refused, want -, got +:\n%s", diff)
	}
	if diff := cmp.Diff(replaced(t, before, tc.want), sketch(m.Tree)); diff != "" {
		t.Errorf("tree, want -, got +:\n%s", diff)
	}
}

// replaced does all replacements at once; each must have something to replace.
func replaced(t *testing.T, s string, pairs []string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(s, pairs[i]) {
			t.Fatalf("there is no %q in\n%s", pairs[i], s)
		}
	}
	return strings.NewReplacer(pairs...).Replace(s)
}
