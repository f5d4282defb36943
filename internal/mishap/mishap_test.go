package mishap

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestAPanicIsAnErrorWithItsStack(t *testing.T) {
	var kept []Error
	l := NewLog(func(e *Error) string { kept = append(kept, *e); return "~/crash.txt" })
	err := l.Contain("https://user:secret@tide.example/feed", func() error { return high([]int{}) })
	err = l.Note("https://other.example", fmt.Errorf("read a feed: %w", err))
	if want := "read a feed: it broke reader's own code, which is no fault of yours; please report it with ~/crash.txt"; err.Error() != want {
		t.Errorf("it says %q", err)
	}
	if len(kept) != 1 {
		t.Fatalf("%d reports were kept of one mishap", len(kept))
	}
	if e := kept[0]; strings.Contains(e.Of, "secret") || !strings.Contains(e.Of, "tide.example/feed") ||
		!strings.Contains(e.Panic, "index out of range") || !strings.Contains(string(e.Stack), "mishap.high(") {
		t.Errorf("kept is of %q: %q\n%s", e.Of, e.Panic, e.Stack)
	}
}

// high reads what is not there.
func high(water []int) error {
	const high = 3
	return fmt.Errorf("%d", water[high])
}

func TestAnErrorStaysWhatItIs(t *testing.T) {
	kept := NewLog(func(*Error) string { t.Error("a report was kept"); return "" })
	wrong := errors.New("no feed")
	if err := kept.Contain("https://tide.example", func() error { return wrong }); !errors.Is(err, wrong) {
		t.Errorf("it is %v", err)
	}
	if err := kept.Contain("https://tide.example", func() error { return nil }); err != nil {
		t.Error(err)
	}
}

func TestWithoutALogAMishapIsContainedToo(t *testing.T) {
	var none *Log
	err := none.Contain("https://tide.example", func() error { panic("flood") })
	var e *Error
	if !errors.As(err, &e) || e.Panic != "flood" || e.Report != "" {
		t.Errorf("it is %#v", err)
	}
}
