package ui_test

import (
	"testing"

	"reader/internal/ui"
	"reader/internal/ui/page"
	"reader/internal/ui/uitest"
)

// bound starts an app with a preset and wishes.
func bound(t *testing.T, preset string, wishes ...page.Wish) *uitest.App {
	t.Helper()
	keys, misfits := page.Bind(preset, wishes)
	if len(misfits) > 0 {
		t.Fatal(misfits)
	}
	return uitest.Start(t, uitest.NewDesk(), 120, 40, func(o *ui.Options) { o.Keys = keys })
}

func TestKeysAreShownAsTheyAreBound(t *testing.T) {
	a := bound(t, page.PresetReader, page.Wish{Command: "save", Keys: []string{"f5"}}, page.Wish{Command: "undo", Keys: []string{"f6"}})
	a.Expect("f5 save").Press("s").Expect("f5 save").Press("f5").Expect("f6 undo").Press("?").Expect("f5            save")
}

func TestTheHelpCutsNoKey(t *testing.T) {
	bound(t, page.PresetArrows).Press("f1").Expect("alt+left      back on the trail").ExpectNot("bac…")
}

func TestSeveralKeysMeanOneCommand(t *testing.T) {
	a := bound(t, page.PresetEmacs)
	a.Press("ctrl+x").Expect("ctrl+x …   o panes").Press("u").Expect("There is nothing to undo")
	a.Press("ctrl+x", "z").Expect("ctrl+x z means nothing")
	a.Press("ctrl+x", "esc").ExpectNot("ctrl+x").Press("ctrl+n", "enter").Press("ctrl+x", "ctrl+c")
	if !a.Done {
		t.Error("ctrl+x ctrl+c does not quit")
	}
}

func TestTextIsTypedWhateverTheKeysMean(t *testing.T) {
	a := bound(t, page.PresetVi)
	a.Press("/").Type("hill").Expect("› hill").Press("esc").Press("l", "h").Press("L").Expect("Reading lists")
}

func TestWhatHasNoKeyIsNoHint(t *testing.T) {
	bound(t, page.PresetReader).Press("tab").Expect("H hide")
	bound(t, page.PresetArrows).Press("tab").Expect("< move").ExpectNot("hide")
}
