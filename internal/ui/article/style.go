package article

import (
	"reader/internal/news"
	"reader/internal/ui/layout"
	"reader/internal/ui/theme"
)

// roles are the styles of the parts of a set text.
var roles = map[layout.Role]theme.Style{
	layout.CrossHead:    {Fore: theme.Heavy, Attr: theme.Bold},
	layout.QuoteBar:     {Fore: theme.Accent},
	layout.QuoteSource:  {Fore: theme.Muted},
	layout.ListMarker:   {Fore: theme.Muted},
	layout.EmbedHead:    {Fore: theme.Muted, Attr: theme.Bold},
	layout.Code:         {Fore: theme.Ink},
	layout.LinkText:     {Fore: theme.Link, Attr: theme.Underline},
	layout.LinkNumber:   {Fore: theme.Link},
	layout.Caption:      {Fore: theme.Muted},
	layout.Credit:       {Fore: theme.Muted},
	layout.TableHead:    {Fore: theme.Heavy, Attr: theme.Bold},
	layout.RuleLine:     {Fore: theme.Rule},
	layout.RelatedHead:  {Fore: theme.Muted, Attr: theme.Bold},
	layout.RelatedTitle: {Fore: theme.Heavy, Attr: theme.Bold},
	layout.NoteSign:     {Fore: theme.Link},
	layout.Term:         {Fore: theme.Heavy, Attr: theme.Bold},
}

// decoration are the parts that nobody searches.
var decoration = map[layout.Role]bool{layout.QuoteBar: true, layout.RuleLine: true, layout.LinkNumber: true, layout.NoteSign: true}

// attributes are those that the terminal has for the styles of the text.
var attributes = []struct {
	style news.Style
	attr  theme.Attr
}{
	{news.Strong, theme.Bold},
	{news.Emphasis, theme.Italic},
	{news.Struck, theme.Strike},
	{news.Inserted, theme.Bold | theme.Underline},
	{news.Deleted, theme.Strike},
}

// styleOf is how a run looks.
func styleOf(r layout.Run) theme.Style {
	s := roles[r.Role]
	switch {
	case r.Style&news.Inserted != 0:
		s.Fore = theme.OK
	case r.Style&news.Deleted != 0:
		s.Fore = theme.Muted
	}
	for _, a := range attributes {
		if r.Style&a.style != 0 {
			s = s.With(a.attr)
		}
	}
	if r.Style&news.Marked != 0 {
		s = s.On(theme.Marked)
	}
	if r.Mark != 0 {
		s = s.On(theme.Kept)
	}
	return s
}
