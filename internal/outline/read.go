package outline

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"reader/internal/feed/opml"
	"reader/internal/feed/parse"
	"reader/internal/text"
)

// Problem is a line that cannot be taken as it is.
type Problem struct {
	Line int    // from 1; 0 for the text as a whole
	Why  string // a sentence without its full stop
}

// Read reads an edited text. What was shown before tells which identifiers there are, and which lines without one are
// there already. With problems the Outline is what could be read.
func Read(edited []byte, before Outline) (Outline, []Problem) {
	if len(edited) > maxBytes {
		return nil, []Problem{{0, "the text is larger than 32 MB"}}
	}
	lines := strings.Split(parse.Text(edited), "\n")
	o, problems := nest(lines, wideTab)
	if tabbed := tabbedLine(lines); tabbed > 0 {
		narrow, others := nest(lines, narrowTab)
		switch {
		case len(problems) > 0 && len(others) == 0:
			o, problems = narrow, nil
		case len(problems) == 0 && len(others) == 0 && !sameNesting(o, narrow):
			problems = []Problem{{tabbed, "a tab can mean 4 or 8 columns here; indent with spaces"}}
		}
	}
	problems = append(problems, o.recognise(before)...)
	slices.SortStableFunc(problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return o, problems
}

// Keeps says whether anything is left of what was shown. A text of which nothing is left was not edited but replaced: by
// an editor that failed, or another file.
func (o Outline) Keeps() bool {
	return slices.ContainsFunc(o, func(e Entry) bool { return e.Name != "" })
}

// Editors show a tab as 8 columns, or are told to show 4.
const (
	wideTab   = 8
	narrowTab = 4
)

func tabbedLine(lines []string) int {
	for i, line := range lines {
		if indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]; strings.Contains(indent, "\t") {
			return i + 1
		}
	}
	return 0
}

func sameNesting(a, b Outline) bool {
	for i := range a {
		if a[i].Above != b[i].Above {
			return false
		}
	}
	return true
}

// nest reads the lines, and finds the section that each stands in: the last one above that is indented less.
func nest(lines []string, tab int) (o Outline, problems []Problem) {
	type level struct{ at, column int }
	var open []level
	for i, line := range lines {
		words := strings.TrimSpace(line)
		if words == "" || words[0] == '#' {
			continue
		}
		e, why := read(words)
		e.Line = i + 1
		if why != "" {
			problems = append(problems, Problem{e.Line, why})
		}
		column := columnOf(line, tab)
		for len(open) > 0 && open[len(open)-1].column >= column {
			open = open[:len(open)-1]
		}
		e.Above = -1
		switch {
		case len(open) > 0:
			e.Above = open[len(open)-1].at
			if o[e.Above].Feed {
				problems = append(problems, Problem{e.Line, "it stands below a feed; only sections have something below them"})
			}
		case e.Feed:
			problems = append(problems, Problem{e.Line, "a feed stands in a section: indent it below one"})
		}
		if len(open) >= maxDepth {
			problems = append(problems, Problem{e.Line, "sections more than 64 deep"})
		}
		if len(o) == maxEntries {
			return o, append(problems, Problem{e.Line, "more than 100,000 lines"})
		}
		open = append(open, level{len(o), column})
		o = append(o, e)
	}
	return o, problems
}

func columnOf(line string, tab int) (column int) {
	for _, r := range line {
		switch r {
		case ' ':
			column++
		case '\t':
			column += tab - column%tab
		default:
			return column
		}
	}
	return column
}

var (
	// identifier stands at the end of a line.
	identifier = regexp.MustCompile(`(?:^|\s)\[(c[1-9][0-9]{0,17}|f[0-9a-v]{13})\]$`)
	// addressed is a word that must be meant as an address.
	addressed = regexp.MustCompile(`(?i)^(?:(?:page|feed|file|javascript|data):\S|\S*://)`)
	// command begins a line that other programs would run, or take for a search.
	command = regexp.MustCompile(`(?i)^(?:(?:exec|filter|query):|\|)`)
	// bare is an address whose scheme is missing.
	bare = regexp.MustCompile(`(?i)^(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*$`)
)

// read reads what stands on a line; why says what is wrong with it.
func read(line string) (e Entry, why string) {
	if m := identifier.FindStringSubmatch(line); m != nil {
		e.Name = m[1]
		line = strings.TrimSpace(strings.TrimSuffix(line, m[0]))
	}
	e.Feed = strings.HasPrefix(e.Name, "f")
	words := strings.Fields(line)
	if len(words) == 0 {
		return e, "there is nothing but an identifier; to remove what it names, delete the line"
	}
	last := words[len(words)-1]
	switch word := strings.Trim(last, "<>"); {
	case strings.HasPrefix(e.Name, "c"):
		e.Title = title(line)
	case e.Name == "" && command.MatchString(words[0]):
		_, why = opml.Address(words[0])
	case addressed.MatchString(word):
		e.Feed = true
		e.Title = title(strings.TrimSuffix(line, last))
		e.URL, e.Page = strings.CutPrefix(word, page)
		e.URL, why = opml.Address(e.URL)
	case e.Feed:
		why = "a feed needs its address"
	case bare.MatchString(word):
		why = "an address begins with http:// or https://"
	default:
		e.Title = title(line)
	}
	if !e.Feed && e.Title == "" && why == "" {
		why = "a section needs a title"
	}
	return e, why
}

func title(s string) string { return string(text.Line(strings.TrimPrefix(strings.TrimSpace(s), `\`))) }
