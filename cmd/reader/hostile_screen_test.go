package main

import (
	"fmt"
	"testing"
)

// tours lead over every page of the interface: what is pressed, and what both screens show then. Where nothing is said
// both have become the same others. Escape is always waited for: a key that follows it at once would be another.
var tours = []struct {
	name  string
	alone bool // in the hostile newsroom only: sizes, and where snippets are cut, are those of texts as they came
	steps [][]string
}{
	{"T1 lists", false, [][]string{
		{"j", "2 / "}, {"space"}, {"3", "TODAY"}, {"j", "2 / "}, {"space"}, {"G"}, {"U", "unread only"}, {"U", "Nothing is saved here"}, {"U"},
		{":", "a command"}, {"Feed raw", ": Feed raw"}, {"enter", "1 / 53"}, {"space"}, {"space"}, {"G", "53 / 53"}, {"g", "1 / 53"}, {"m"}, {"m"},
	}},
	{"T1 articles", false, [][]string{
		{":", "a command"}, {"Feed twice", ": Feed twice"}, {"enter", "1 / 53"}, {"enter", "1 of 53", "By Author", "space page", " offline"}, {"space"}, {"g"},
		{"f", "enter follow"}, {"esc", "space page"}, {"tab", "enter follow"}, {"esc", "space page"}, {"z"}, {"z", "1 of 53"},
		{"n", "2 of 53", "By Author", " offline"}, {"G"}, {"n", "3 of 53", "By Author", " offline"}, {"G"}, {"[", "3 / 53"},
	}},
	{"T2 articles of JSON Feed", false, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"enter", "1 of 53", "By Author", " offline"}, {"G"},
		{"n", "2 of 53", "By Author", " offline"}, {"G"}, {"n", "3 of 53", "By Author", " offline"}, {"G"},
	}},
	{"T3 articles in windows-1252", false, [][]string{
		{":", "a command"}, {"Feed windows", ": Feed windows"}, {"enter", "1 / 4"}, {"enter", "1 of 4", "By Author", " offline"}, {"G"},
		{"n", "2 of 4", "By Author", " offline"}, {"G"}, {"n", "3 of 4", "By Author", " offline"}, {"G"},
	}},
	{"T1 prompts about a story", false, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"j", "2 / 53"},
		{"t"}, {"esc", "enter read"}, {"l"}, {"esc", "enter read"}, {"N"}, {"esc", "enter read"}, {"e", "Pass it on"}, {"esc", "enter read"},
		{"|", "Pipe"}, {"esc", "enter read"}, {"P", "Enclosed"}, {"esc", "enter read"}, {"y"}, {"T"}, {"X"},
	}},
	{"T1 search, and the feeds", true, [][]string{
		{"/", "›"}, {"canary", "105 stories"}, {"down"}, {"enter", "By Author"}, {"space"}, {"[", "105 stories"}, {"esc", "1 / "},
		{"S", "FEEDS"}, {"j"}, {"space"}, {"R"},
	}},
	{"T1 renaming a feed", true, [][]string{{"S", "FEEDS"}, {"j"}, {"E", "Another title"}}},
	{"T1 what is saved", true, [][]string{{"2", "TODAY"}, {"s", "✓ Saved"}, {"B", "SAVED"}, {"enter", "By "}}},
	{"T1 the keys", false, [][]string{{"?", "Keys"}}},
	{"T1 sites to choose from", true, [][]string{
		{"a", "ADD A SITE"}, {"hostile.example", "› hostile.example"}, {"enter", "Indian Subcontinent c[!p"}, {"j"}, {"j"},
	}},
	{"T1 pages of the paper", true, [][]string{
		{"2", "TODAY"}, {"enter", " of 6", "↓ offline", "space page"}, {"space"}, {"G", "100 %"}, {"f", "enter follow"}, {"esc", "space page"},
		{"n", "2 of 6", "↓ offline"}, {"G", "100 %"}, {"n", "3 of 6", "↓ offline"}, {"G", "100 %"}, {"tab"},
	}},
	{"T1 tags and authors of a site", true, [][]string{
		{"2", "TODAY"}, {"enter", " of 6", " offline", "space page"}, {"G", "FILED UNDER"}, {"f", "enter follow"}, {"hint  #labour ]10;", "From its feed"},
		{"j", "2 / "}, {"a"}, {"enter", " offline"}, {"[", "2 / "}, {"[", "FILED UNDER"}, {"g"}, {"f", "enter follow"}, {"hint Name", "esc back"}, {"enter"},
	}},
	{"T1 what is undone, and done again", true, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"s", "★ saved"}, {"u", "Undone"}, {"ctrl+r"}, {"s", "u undo"}, {"u", "Undone"},
		{"m"}, {"u", "Undone"}, {"A"}, {"u", "Undone"}, {"W", "u undo"}, {"u", "Undone"},
		{"u"}, {"ctrl+r"},
	}},
	{"T38 reading lists with names that were pasted", true, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"s", "★ saved"}, {"l", "Reading lists"}, {"space"}, {"paste turns a name around"}, {"enter"},
		{"B", "SAVED"}, {"right"}, {"E"}, {"paste writes in tags"}, {"enter"}, {"D"}, {"u"},
	}},
	{"T38 tags and notes that were pasted", true, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"s", "★ saved"}, {"t", "Tags"}, {"space"}, {"paste turns a name around"}, {"enter"},
		{"B", "SAVED"}, {"N", "Note"}, {"space"}, {"paste stacks marks"}, {"enter"}, {"/"}, {"invoice"}, {"esc"}, {"s"}, {"u"},
	}},
	{"T1 passages", true, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"enter", "1 of 53", " offline"}, {"v"}, {"V"}, {"N"},
		{"paste turns a name around"}, {"enter"}, {"esc"}, {"B"}, {"left"}, {"j"}, {"enter"}, {"esc"},
	}},
	{"T1 found in an article", true, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"enter", "1 of 53", " offline"}, {"/", "find:"}, {"52;c", "find: 52;c"}, {"enter"}, {"n", "2 of "}, {"p", "1 of "},
		{"/", "find:"}, {"paste turns a name around", "gpj.exe"}, {"esc"}, {"esc"},
	}},
	{"T1 what changed", true, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"j", "2 / 53"}, {"enter", "2 of 53", " offline"}, {"r", "since you read it"}, {"w", "What changed", "Amendment"}, {"G"}, {"w"}, {"c"}, {"c"},
	}},
	{"T15 an article in a file", true, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"enter", "1 of 53", " offline"}, {"e", "Pass it on"}, {"down"}, {"down"}, {"down"},
		{"enter", "Exported to ~/downloads/2026-11-23-json-0-fills-the-clipboard-52-c-"},
	}},
	{"T1 the history", true, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"enter", "1 of 53", " offline"}, {"n", "2 of 53", " offline"}, {"T", "HISTORY"}, {"j"}, {"k"},
	}},
	{"T1 what is done in the history", true, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"enter", "1 of 53", " offline"}, {"T", "HISTORY"}, {"enter"},
		{"T"}, {"/"}, {"screen"}, {"enter"}, {"esc"}, {"D"}, {"u"},
	}},
	{"T1 the trash", true, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"s", "★ saved"}, {"s"}, {"S", "FEEDS"}, {"j"}, {"D", "u undo"},
		{"X", "TRASH", "removed bookmark"}, {"enter"}, {"u", "Undone"}, {"j"}, {"D"}, {"enter"},
	}},
	{"T1 without a network", true, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"ctrl+o", "○"}, {"j", "2 / 53"}, {"enter", "2 of 53"}, {"r"}, {"f", "enter follow"}, {"esc", "space page"}, {"[", "2 / 53"},
		{"r"}, {"d"}, {"x"}, {"esc"}, {"ctrl+o", "●"},
	}},
}

// tour goes over the interface on a screen with pictures in half-blocks; in the long half on a small one as well, and on one
// that draws pictures by kitty's protocol. What leads through pages with pictures and columns is for large screens.
func (n *newsrooms) tour(t *testing.T) {
	t.Helper()
	kinds := map[string]screenKind{"120 columns": {columns: 120, rows: 40}}
	if long() {
		kinds["80 columns"] = screenKind{columns: 80, rows: 24}
		for _, columns := range []int{120, 132} {
			kinds[fmt.Sprintf("%d columns and pictures by kitty", columns)] = screenKind{columns: columns, rows: columns / 3, kitty: true, environ: []string{"TERM=xterm-kitty"}}
		}
	}
	for _, tour := range tours {
		for name, kind := range kinds {
			if kind.columns < 120 && tour.alone {
				continue
			}
			t.Run(tour.name+" on "+name, func(t *testing.T) {
				t.Parallel()
				if !tour.alone { // whether they are there already is a question of time
					kind.settings = "pictures = false\n"
				}
				p := n.open(t, kind, tour.alone)
				p.expect("online", "1 / ")
				p.follow(tour.steps...)
				p.leave(kind.language())
			})
		}
	}
}
