package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// guard is a piece of the code that keeps something out, and the tests that fail without it.
type guard struct {
	name  string // the threats or faults that it is about, and what it is
	edits []edit // what takes it away
	tests []test // each of them must fail without it
	where string // file and line of the table, for what is wrong with it
}

// edit is the guard's text in a file, and what stands there without it: whole lines.
type edit struct {
	file     string // slashes, from the module's root
	old, new string
}

// test is a test of ours.
type test struct {
	room string // slashes, from the module's root
	name string // as "TestHostile/T19 a feed": of each part the words that it begins with
}

// readGuards reads every file of a folder, in the order of their names. A file is lines of these kinds:
//
//	# a remark
//	guard T19 each hop of a redirect is checked      begins a guard
//	in internal/feed/fetch/policy.go                 the file that it stands in
//	-	if err := check(u); err != nil {             the lines that are the guard, as they stand there, once
//	+	if false {                                   the lines that stand there without it, if any
//	test internal/feed/fetch TestHostile/T19         a test that must fail then
//
// A guard that stands in several places has several such blocks: they are taken away together.
func readGuards(folder string) ([]guard, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, cmp.Or(err, fmt.Errorf("there are no guards in %s", folder))
	}
	slices.Sort(files)
	var all []guard
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		guards, err := parse(filepath.Base(file), string(data))
		if err != nil {
			return nil, err
		}
		all = append(all, guards...)
	}
	return all, nil
}

// parse reads one file of guards.
func parse(file, text string) ([]guard, error) {
	var p parser
	for i, line := range strings.Split(text, "\n") {
		where := fmt.Sprintf("%s:%d", file, i+1)
		if err := p.line(where, line); err != nil {
			return nil, fmt.Errorf("%s: %w", where, err)
		}
	}
	for _, g := range p.guards {
		if len(g.edits) == 0 || len(g.tests) == 0 {
			return nil, fmt.Errorf("%s: the guard %q needs a file, the lines to take away, and a test", g.where, g.name)
		}
	}
	return p.guards, nil
}

// parser is how far a file is read.
type parser struct {
	guards []guard
	file   string // that edits are of
	begun  bool   // an edit goes on with the next line that is to go
}

func (p *parser) line(where, line string) error {
	word, rest, _ := strings.Cut(line, " ")
	switch {
	case line == "" || line[0] == '#':
		p.begun = false
		return nil
	case word == "guard":
		p.guards, p.file, p.begun = append(p.guards, guard{name: rest, where: where}), "", false
		return nil
	case len(p.guards) == 0:
		return errors.New("a guard begins with its name: guard T19 …")
	}
	g := &p.guards[len(p.guards)-1]
	switch {
	case word == "in":
		p.file, p.begun = rest, false
	case line[0] == '-' && p.file != "":
		if !p.begun || g.edits[len(g.edits)-1].new != "" {
			g.edits, p.begun = append(g.edits, edit{file: p.file}), true
		}
		g.edits[len(g.edits)-1].old += line[1:] + "\n"
	case line[0] == '+' && p.begun:
		g.edits[len(g.edits)-1].new += line[1:] + "\n"
	case word == "test":
		room, name, ok := strings.Cut(rest, " ")
		if !ok {
			return errors.New("a test is its room and its name")
		}
		g.tests, p.begun = append(g.tests, test{room, name}), false
	default:
		return fmt.Errorf("%q says nothing here", line)
	}
	return nil
}

// without is the code of the files that a guard stands in once it is taken away, by their names. The guard's text must
// be there exactly once: a guard that was moved or doubled is looked at again by whoever did it.
func (g *guard) without(root string) (map[string]string, error) {
	files := map[string]string{}
	for _, e := range g.edits {
		code, read := files[e.file]
		if !read {
			data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(e.file)))
			if err != nil {
				return nil, err
			}
			code = "\n" + string(data) // so that every line begins behind the end of one
		}
		if n := strings.Count(code, "\n"+e.old); n != 1 {
			return nil, fmt.Errorf("%s: the text of the guard stands %d times in %s:\n%s", g.where, n, e.file, e.old)
		}
		files[e.file] = strings.Replace(code, "\n"+e.old, "\n"+e.new, 1)
	}
	for file, code := range files {
		files[file] = code[1:]
	}
	return files, nil
}
