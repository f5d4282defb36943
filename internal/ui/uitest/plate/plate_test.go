package plate

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

// set makes a plate of rows; letters in capitals are bold, and red where the theme is dark.
func set(theme string, rows ...string) Plate {
	cells := make([][]Cell, len(rows))
	for y := range rows {
		cells[y] = cut(rows[y], ansi.WcWidth)
	}
	return Of(theme, len(cells[0]), len(rows), func(x, y int) (string, Look) {
		if x >= len(cells[y]) {
			return " ", Look{}
		}
		c := cells[y][x].Text
		l := Look{Bold: c != strings.ToLower(c)}
		if l.Bold && theme == "dark" {
			l.Ink = "#ff0000"
		}
		return c, l
	})
}

func TestAPlateIsReadAsItWasWritten(t *testing.T) {
	for _, p := range Join(set("dark", "NEWS  雪 ", "हिन्दी xX  "), set("light", "NEWS  雪 ", "हिन्दी xX  "), set("none", "OTHER", "words")) {
		got, err := Parse(p.String(), ansi.WcWidth)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p, got); diff != "" {
			t.Errorf("read back otherwise:\n%s", diff)
		}
	}
}

func TestJoinKeepsWhatHasAnotherTextApart(t *testing.T) {
	got := Join(set("dark", "Aa"), set("light", "Aa"), set("none", "Ab"))
	if len(got) != 2 || len(got[0].Themes) != 2 || got[1].Themes[0].Name != "none" {
		t.Errorf("joined into %d plates: %v", len(got), got)
	}
}

func TestManyStylesHaveLettersOfTheirOwn(t *testing.T) {
	seen := map[rune]int{}
	for i := range 1200 {
		l := letter(i)
		if before, ok := seen[l]; ok {
			t.Fatalf("styles %d and %d have the letter %c", before, i, l)
		}
		if seen[l] = i; style(l) != i || ansi.StringWidth(string(l)) != 1 {
			t.Fatalf("the letter %c of style %d stands for %d", l, i, style(l))
		}
	}
}

// TestAPictureHoldsEveryWord reads a picture back as XML: words that belong together are together, at their column.
func TestAPictureHoldsEveryWord(t *testing.T) {
	picture, err := set("dark", "Big news & more  雪国 │ हिन्दी ━━", "╭──╮ ▌x   مرفأ · 3 h         ").SVG("dark")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	d := xml.NewDecoder(strings.NewReader(picture))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		text, ok := token.(xml.StartElement)
		if !ok || text.Name.Local != "text" {
			continue
		}
		words, _ := d.Token()
		got[string(words.(xml.CharData))] = text.Attr[0].Value + " " + text.Attr[2].Value
	}
	want := map[string]string{"B": "0 9", "ig news & more": "9 126", "雪国": "153 36", "हिन्दी": "216 45", "x": "54 9", "مرفأ": "126 36", "· 3 h": "135 45"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the picture holds other words:\n%s", diff)
	}
	if _, err := set("dark", "x").SVG("paper"); err == nil {
		t.Error("a theme that is not there was drawn")
	}
}
