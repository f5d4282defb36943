package ui_test

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi/kitty"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

// pictured is a desk whose first story has a picture on the front page, and two in its article.
func pictured(t *testing.T) *uitest.Desk {
	t.Helper()
	var raw bytes.Buffer
	if err := png.Encode(&raw, image.NewGray(image.Rect(0, 0, 60, 40))); err != nil {
		t.Fatal(err)
	}
	d := uitest.NewDesk()
	d.Texts = uitest.Articles()
	lead := news.Picture{URL: "https://paper.example/lead.png", Alt: "An empty reservoir", Width: 60, Height: 40}
	d.Stories[0].Picture = lead
	r := d.Texts[1]
	r.Story, r.Article.Picture = d.Stories[0], lead
	second := news.Picture{URL: "https://paper.example/second.png", Alt: "A dam", Width: 60, Height: 40}
	figure := news.Block{Kind: news.Figure, Picture: second, Spans: []news.Span{{Text: "The dam."}}}
	r.Article.Blocks = slices.Insert(slices.Clone(r.Article.Blocks), 1, figure)
	d.Texts[1] = r
	d.Pictures = map[string][]byte{lead.URL: raw.Bytes(), second.URL: raw.Bytes()}
	return d
}

func withPictures(o *ui.Options) { o.Pictures = true }

// drawsPictures is what a terminal answers that knows kitty's protocol.
func drawsPictures() tea.Msg {
	return uv.KittyGraphicsEvent{Options: kitty.Options{ID: 31}, Payload: []byte("OK")}
}

const place = "\U0010EEEE"

func TestATerminalThatDrawsPicturesGetsThemOnce(t *testing.T) {
	a := uitest.Start(t, pictured(t), 120, 40, withPictures).Expect("▀▀▀▀")
	a.Send(uv.CellSizeEvent{Width: 10, Height: 20}).Send(drawsPictures()).Expect(place).ExpectNot("▀")
	if n := len(a.Raw); n != 1 || !strings.HasPrefix(a.Raw[0], "\x1b_G") || !strings.Contains(a.Raw[0], "i=1,") {
		t.Fatalf("the front page sent %d sequences: %.80q", n, a.Raw)
	}
	a.Press("j", "k", "?", "esc").Expect(place)
	if n := len(a.Raw); n != 1 {
		t.Errorf("what moved no picture sent %.80q", a.Raw[1:])
	}
	a.Raw = nil
	a.Press("enter").Expect(place)
	if got := ids(a.Raw); !slices.Equal(got, []string{"d1", "+2", "+3"}) {
		t.Errorf("opening an article did %v", got)
	}
	a.Raw = nil
	a.Press("esc").Expect(place)
	if got := ids(a.Raw); !slices.Equal(got, []string{"d2", "d3", "+1"}) {
		t.Errorf("leaving it did %v", got)
	}
	a.Raw = nil
	a.Press("q")
	if got := ids(a.Raw); !slices.Equal(got, []string{"d1"}) || !a.Done {
		t.Errorf("quitting did %v", got)
	}
}

// ids says which pictures were sent, +, and which the terminal was told to forget, d.
func ids(raw []string) (out []string) {
	for _, s := range raw {
		for _, command := range strings.Split(s, "\x1b\\") {
			_, after, ok := strings.Cut(command, "i=")
			id := after[:len(after)-len(strings.TrimLeft(after, "0123456789"))]
			switch {
			case ok && strings.Contains(command, "a=d,d=I,"):
				out = append(out, "d"+id)
			case ok:
				out = append(out, "+"+id)
			}
		}
	}
	return out
}

func TestNothingIsSentToATerminalThatDrawsNone(t *testing.T) {
	a := uitest.Start(t, pictured(t), 120, 40, withPictures)
	a.Send(uv.KittyGraphicsEvent{Options: kitty.Options{ID: 31}, Payload: []byte("ENOTSUPPORTED")})
	a.Send(uv.KittyGraphicsEvent{Options: kitty.Options{ID: 5}, Payload: []byte("OK")})
	a.Press("enter").Expect("▀▀▀▀").ExpectNot(place).Press("esc", "q")
	if len(a.Raw) > 0 {
		t.Errorf("%.80q", a.Raw)
	}
}

func TestWithoutColoursThereIsNoPicture(t *testing.T) {
	for name, change := range map[string]func(*uitest.App){
		"16 colours": func(a *uitest.App) { a.Send(tea.ColorProfileMsg{Profile: colorprofile.ANSI}) },
		"none":       func(a *uitest.App) { a.Send(tea.ColorProfileMsg{Profile: colorprofile.ASCII}) },
		"narrow":     func(a *uitest.App) { a.Resize(99, 40) },
		"off":        func(a *uitest.App) { a.Press("i") },
	} {
		t.Run(name, func(t *testing.T) {
			a := uitest.Start(t, pictured(t), 120, 40, withPictures)
			a.Send(drawsPictures()).Expect(place)
			change(a)
			a.ExpectNot(place).ExpectNot("▀▀").Press("enter").ExpectNot(place).ExpectNot("▀▀")
			a.Expect("[picture: An empty reservoir]").Expect("[picture: A dam]")
		})
	}
}

func TestAPictureMovesNoLine(t *testing.T) {
	for name, come := range map[string]bool{"when it comes": true, "when it does not": false} {
		for _, real := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				d := pictured(t)
				if !come {
					d.Pictures = nil
				}
				a := uitest.Start(t, d, 120, 100, withPictures).Expect("Ministers agree")
				if real {
					a.Send(drawsPictures())
				}
				a.Hold().Press("enter")
				for range 60 {
					if _, _, ok := a.Screen().Find("exempt"); ok && strings.Contains(a.Screen().String(), "The dam.") {
						break
					}
					a.Step()
				}
				before := rows(a.Screen())
				if slices.Contains(before, -1) {
					t.Fatalf("the article is not there yet: %v\n%s", before, a.Screen())
				}
				a.Release().Advance(time.Second)
				if after := rows(a.Screen()); !slices.Equal(before, after) {
					t.Errorf("lines of text stood at %v and stand at %v", before, after)
				}
			})
		}
	}
}

// rows are where the words of the article stand.
func rows(s *uitest.Screen) (out []int) {
	for _, words := range []string{"Twelve cities", "The dam.", "The government will", "exempt"} {
		_, y, ok := s.Find(words)
		if !ok {
			y = -1
		}
		out = append(out, y)
	}
	return out
}

func TestAnEmulatorIsAskedAndGetsThePicture(t *testing.T) {
	e := uitest.NewEmulator(120, 40, sum)
	e.Kitty, e.CellWH = true, [2]int{9, 18}
	d := pictured(t)
	keyboard := open(t, d, e, true, 120, 40)
	waitFor(t, e, place)
	waitUntil(t, e, "no picture", func() bool { return len(e.Commands()) > 1 }) // which may be sent when its place is drawn already
	commands := e.Commands()
	if len(commands) != 2 || !strings.Contains(commands[0], "a=q") || !strings.Contains(commands[1], "U=1") {
		t.Errorf("%.60q", commands)
	}
	_, _ = keyboard.WriteString("q")
	waitUntil(t, e, "a picture is left behind", func() bool { return strings.Contains(strings.Join(e.Commands(), " "), "a=d,d=I,i=1,") })
}
