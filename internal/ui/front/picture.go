package front

import (
	"context"

	"reader/internal/text"
	"reader/internal/ui/geometry"
	set "reader/internal/ui/layout"
	"reader/internal/ui/page"
	"reader/internal/ui/picture"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// plate is the place of the lead's picture: its cells, and what it is drawn on. The zero plate is no picture.
type plate struct {
	address    string
	cols, rows int
	theme      string
	dark       bool
	canvas     picture.Canvas
}

// print is a picture as it was drawn for a plate; without lines when there was none to be had.
type print struct {
	plate   plate
	drawing picture.Drawing
}

// plateID is the number of the lead's picture on a real canvas; those of articles have others.
const plateID = 1

// The lead has a picture when it is at least this wide, and the picture at least so many rows.
const (
	pictured     = 64
	leastPicture = 6
)

// plate says where the lead's picture stands in a column of this width. It is known before the picture is: what
// stands below never moves.
func (p *Page) plate(env *page.Env, width int) plate {
	lead := p.front.Lead
	if lead == nil || lead.Picture.URL == "" || p.front.Bare || !env.Pictures || width < pictured || env.Frame.Shape < geometry.Spread {
		return plate{}
	}
	cols := width * 2 / 5
	rows := cols/4 + 1 // as high as a headline and a standfirst beside it
	if env.Frame.Shape == geometry.Desk {
		cols = width / 2
		rows = cols / 3 // as high as the seconds beside both
	}
	rows = min(rows, env.Area.Height/3)
	if rows < leastPicture {
		return plate{}
	}
	return plate{lead.Picture.URL, cols, rows, env.Theme.Name, env.Theme.Dark, env.Canvas}
}

// askPicture asks for the lead's picture when it has a place and was not asked for yet.
func (p *Page) askPicture(env *page.Env) []page.Action {
	pl := p.plate(env, p.leadWidth(env))
	if pl == (plate{}) || pl == p.asked {
		return nil
	}
	p.asked = pl
	of, ground := p.front.Lead.ID, env.Theme.Page()
	return []page.Action{page.Ask{Topic: "picture", Do: func(ctx context.Context) any {
		raw, err := p.desk.Picture(ctx, pl.address, of)
		if err != nil {
			return print{plate: pl}
		}
		drawing, err := picture.Draw(ctx, raw, picture.Options{
			Canvas: pl.canvas, Cols: pl.cols, Rows: pl.rows, Back: ground, Pale: pl.theme == theme.Paper, ID: plateID, Of: pl.address,
		})
		if err != nil {
			return print{plate: pl}
		}
		return print{pl, drawing}
	}}}
}

// hang shows the picture that came.
func (p *Page) hang(pr print) []page.Action {
	p.print = pr
	p.drop()
	if pr.drawing.Sequence == "" {
		return nil
	}
	return []page.Action{page.Transmit{Sequence: pr.drawing.Sequence}}
}

// TakeDown implements page.Hanger.
func (p *Page) TakeDown() []page.Action {
	if p.print.drawing.Sequence == "" {
		return nil
	}
	p.print, p.asked = print{}, plate{}
	p.drop()
	return []page.Action{page.Transmit{Sequence: picture.Forget(plateID)}}
}

// leadWidth is the width of the lead's column.
func (p *Page) leadWidth(env *page.Env) int {
	if p.front.Lead == nil {
		return 0
	}
	l := p.layout(env)
	return l.leadWidth()
}

// illustration is the lead's picture with its caption, as far as it has come: blank until then, words where there is none.
func (p *Page) illustration(env *page.Env, pl plate) []surface.Line {
	quiet := theme.Style{Fore: theme.Muted}
	came := p.print.plate != pl || len(p.print.drawing.Lines) > 0 // or is on its way
	out := make([]surface.Line, 0, pl.rows+1)
	if p.print.plate == pl {
		out = append(out, p.print.drawing.Lines...)
	}
	out = surface.Fit(out, pl.cols, pl.rows)
	for i, l := range out {
		out[i] = surface.Beside(l, surface.Blank(pl.cols-l.Width()))
	}
	if !came {
		out[0] = env.Line(pl.cols, surface.Run{Text: set.Describe(p.front.Lead.Picture), Style: quiet})
	}
	if alt := text.Line(p.front.Lead.Picture.Alt); alt != "" && came {
		out = append(out, env.Line(pl.cols, surface.Run{Text: alt, Style: quiet}))
	}
	return out
}
