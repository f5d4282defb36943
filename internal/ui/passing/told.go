package passing

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// Way is one way to pass a story on: what it is called, and what it does or the command that does it.
type Way struct {
	Name    text.Safe
	Command page.Command // empty when there is an Action
	Action  page.Action
}

// Ways are all of them for a story, with the programs that were set up.
func Ways(story news.Story, tools []page.Tool) []Way {
	all := ways(story, tools)
	out := make([]Way, len(all))
	for i, w := range all {
		out[i] = Way{Name: w.name, Command: w.command, Action: w.action}
	}
	return out
}
