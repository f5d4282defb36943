// Command press draws the screens that README.md shows, from the golden files of the interface. With -check it only says
// what is stale. It is run by make screens, from the root of the project.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/charmbracelet/x/ansi"

	"reader/internal/ui/uitest/plate"
)

// The folders of the golden files and of the pictures, from the root.
const (
	goldens  = "internal/ui/testdata"
	pictures = goldens + "/screens"
)

// shown are the screens: golden files and the themes in which they are drawn.
var shown = []struct{ golden, theme string }{
	{"front_illustrated_120x40", "light"},
	{"article_illustrated_120x40", "dark"},
	{"section_illustrated_200x60", "light"},
	{"hindi_front_120x40", "dark"},
	{"palette_80x24", "light"},
	{"search_80x24", "dark"},
}

func main() {
	check := flag.Bool("check", false, "say what is stale instead of drawing it")
	flag.Parse()
	if err := run(".", *check); err != nil {
		fmt.Fprintln(os.Stderr, "press:", err)
		os.Exit(1)
	}
}

// run draws every picture of the project at root, or compares it.
func run(root string, check bool) error {
	for _, s := range shown {
		picture, err := draw(filepath.Join(root, goldens, s.golden+".golden"), s.theme)
		if err != nil {
			return err
		}
		path := filepath.Join(root, address(s.golden, s.theme))
		if check {
			err = compare(path, picture)
		} else {
			err = write(path, picture)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// address is that of a picture, from the root.
func address(golden, theme string) string { return pictures + "/" + golden + "_" + theme + ".svg" }

func draw(golden, theme string) (string, error) {
	file, err := os.ReadFile(golden)
	if err != nil {
		return "", err
	}
	p, err := plate.Parse(string(file), ansi.WcWidth)
	if err != nil {
		return "", fmt.Errorf("%s: %w", golden, err)
	}
	return p.SVG(theme)
}

func compare(path, picture string) error {
	old, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if string(old) != picture {
		return fmt.Errorf("%s is not the golden screen any more: make screens draws it anew", path)
	}
	return nil
}

func write(path, picture string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(picture), 0o644)
}
