package news

import (
	"fmt"
	"testing"
)

func TestRelatedGroups(t *testing.T) {
	of := func(url string, kind RelatedKind) Related {
		return Related{Link: Link{Title: "Story " + url, URL: url}, Kind: kind}
	}
	got := ""
	for _, g := range RelatedGroups([]Related{of("p", RelatedPrev), of("a", RelatedEnd), of("b", RelatedInline), of("a", RelatedInline), of("", RelatedEnd), of("", RelatedEnd)}) {
		got += g.Title
		for _, r := range g.Stories {
			got += fmt.Sprintf(" %q", r.URL)
		}
		got += "\n"
	}
	if want := "Related \"a\" \"b\" \"\" \"\"\nPrevious \"p\"\n"; got != want {
		t.Errorf("got %s", got)
	}
}
