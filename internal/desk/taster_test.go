package desk

import (
	"context"
	"errors"
	"strings"
	"testing"

	"reader/internal/feed/parse"
	"reader/internal/feed/site"
	"reader/internal/mishap"
)

// brokenOver lets something that is read break our code: it is an error, which says what to do, and is kept once.
func brokenOver(t *testing.T) {
	kept := 0
	taster := Taster{mishap.NewLog(func(e *mishap.Error) string {
		kept++
		if e.Of != "https://tide.example/" || !strings.Contains(string(e.Stack), "brokenOver") {
			t.Errorf("the report is of %q:\n%s", e.Of, e.Stack)
		}
		return "~/crash-1.txt"
	})}
	get := func(context.Context, string) (site.Page, error) { panic("a part that is not there") }
	_, err := taster.find(t.Context(), get, taster.check, "https://tide.example/")
	if want := "It broke reader's own code, which is no fault of yours; please report it with ~/crash-1.txt."; Reason(err) != want {
		t.Errorf("it is said that %q", Reason(err))
	}
	if _, err := taster.Feed([]byte("no feed"), parse.Hints{}); !errors.As(err, new(*parse.NotFeed)) {
		t.Errorf("what is no feed is %v", err)
	}
	if kept != 1 {
		t.Errorf("%d reports were kept", kept)
	}
}
