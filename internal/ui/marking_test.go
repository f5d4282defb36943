package ui_test

import (
	"slices"
	"strings"
	"testing"

	"reader/internal/news"
	"reader/internal/ui/uitest"
)

// reading opens the English article on a screen of a size.
func reading(t *testing.T, width, height int) *uitest.App {
	t.Helper()
	desk := uitest.NewDesk()
	desk.Texts = uitest.Articles()
	return uitest.Start(t, desk, width, height).Press("1", "enter")
}

// highlighted is the last passage that the desk was told to mark.
func highlighted(t *testing.T, a *uitest.App) string {
	t.Helper()
	for _, said := range slices.Backward(a.Desk.Did) {
		if words, ok := strings.CutPrefix(said, "highlight "); ok {
			_, exact, _ := strings.Cut(words, " ")
			return exact
		}
	}
	t.Fatalf("nothing was marked: %q\n%s", a.Desk.Did, a.Screen())
	return ""
}

func TestAPassageIsMarkedByWords(t *testing.T) {
	for _, tt := range []struct {
		name, keys, want string
	}{
		{"the word at the top", "v enter", "The"},
		{"words to the right", "v l l v l l enter", "will pump water"},
		{"and back", "v l l l v h enter", "will pump"},
		{"the other end moves", "v l l v l l o h enter", "government will pump water"},
		{"the other end by tab", "v l l v l l tab l enter", "pump water"},
		{"the sentence", "v } s enter", "Municipalities will be told on Friday how much they may draw."},
		{"two sentences", "v } s ) enter", "Municipalities will be told on Friday how much they may draw. Golf courses and car washes close at once; hospitals, bakeries and livestock are exempt."},
		{"the paragraph", "v } } } V enter", "Who pays"},
		{"over two paragraphs", "v } v $ } } enter", ""},
		{"back by a sentence", "v } ) v ( enter", "Municipalities will be told on Friday how much they may draw. Golf"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := reading(t, 80, 24)
			a.Press(strings.Fields(tt.keys)...)
			if got := highlighted(t, a); tt.want != "" && got != tt.want {
				t.Errorf("marked %q, want %q\n%s", got, tt.want, a.Screen())
			}
			a.Expect("Marked")
		})
	}
}

func TestMarkingBeginsBelowASmallScreen(t *testing.T) {
	a := reading(t, 40, 15)
	if strings.Contains(a.Screen().String(), "The government will") {
		t.Fatalf("the text is on the screen already\n%s", a.Screen())
	}
	a.Press("v").Expect("The government will").Press("v").Expect("1 word", "enter keep", "esc leave").Press("l", "enter").Expect("Marked")
	if got := highlighted(t, a); got != "The government" {
		t.Errorf("marked %q", got)
	}
}

func TestMarkingCanBeLeftAndUndone(t *testing.T) {
	a := reading(t, 80, 24).Press("v", "l", "v", "j")
	a.Press("?").Esc() // the keys are looked up meanwhile
	a.Expect("words", "leave").Esc().ExpectNot("leave").Expect("Ministers")
	for _, said := range a.Desk.Did {
		if strings.HasPrefix(said, "highlight") {
			t.Errorf("esc marked something: %s", said)
		}
	}
	a.Press("v", "s", "enter").Expect("Marked")
	if len(a.Desk.Texts[1].Highlights) != 1 {
		t.Errorf("the desk has %+v", a.Desk.Texts[1].Highlights)
	}
}

func TestAMarkedPassageHasANoteAndCanBeUnmarked(t *testing.T) {
	a := reading(t, 120, 40).Press("v", "s", "N")
	a.Type("use it").Press("ctrl+j").Type("in the essay").Enter().Expect("Note kept")
	if got := a.Desk.Texts[1].Highlights; len(got) != 1 || got[0].Note != "use it\nin the essay" {
		t.Fatalf("the desk has %+v", got)
	}
	a.Press("v").Expect("marked: use it in the essay", "x removes it").Press("enter").Expect("use it", "in the essay").Esc()
	a.Press("v", "x").Expect("No longer marked")
	if got := a.Desk.Texts[1].Highlights; len(got) != 0 {
		t.Errorf("the desk still has %+v", got)
	}
}

func TestMarkingWithTheMouse(t *testing.T) {
	a := reading(t, 120, 40).Drag("Municipalities", "draw. Golf").Expect("words", "leave").Enter()
	if got := highlighted(t, a); got != "Municipalities will be told on Friday how much they may draw." {
		t.Errorf("marked %q", got)
	}
}

func TestAClickChoosesAMarkedPassage(t *testing.T) {
	a := reading(t, 120, 40).Press("v", "}", "s", "enter").Click("car washes").ExpectNot("leave")
	a.Click("on Friday").Expect("marked", "x removes it").Press("x").Expect("No longer marked")
}

// Another extraction of the page has its paragraphs in another order and a word changed.
func TestAMarkedPassageSurvivesAnotherText(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Texts = uitest.Articles()
	desk.Next = map[news.StoryID]news.Article{}
	next := uitest.Corrected(desk.Texts[1].Article)
	next.Blocks = append(slices.Clone(next.Blocks[4:]), next.Blocks[:4]...)
	desk.Next[1] = next
	a := uitest.Start(t, desk, 120, 60).Press("1", "enter", "v", "}", "s", "N")
	a.Type("who told them?").Enter().Expect("› Municipalities will be told")
	a.Press("r").Press("G").Expect("› Municipalities will be told").ExpectNot("no longer in the text")
}

func TestMarkingSurvivesAnotherWidth(t *testing.T) {
	a := reading(t, 120, 40).Press("v", "}", "s").Resize(80, 24).Expect("words").Enter()
	if got := highlighted(t, a); got != "Municipalities will be told on Friday how much they may draw." {
		t.Errorf("marked %q", got)
	}
}

func TestMarkedWordsAreCopied(t *testing.T) {
	a := reading(t, 120, 40).Press("v", "}", "s", "y")
	if len(a.Copied) != 1 || a.Copied[0] != "Municipalities will be told on Friday how much they may draw." {
		t.Errorf("copied %q", a.Copied)
	}
}

func TestMarkingInScriptsWithoutBlanksAndFromRightToLeft(t *testing.T) {
	desk := uitest.NewDesk()
	desk.Texts = uitest.Articles()
	a := uitest.Start(t, desk, 80, 24).Press("1", "j", "j", "j", "enter", "v", "s", "enter")
	if got := highlighted(t, a); got != "今年的第一场雪在星期一清晨落下，比往年早了十二天。" {
		t.Errorf("marked %q", got)
	}
	a.Press("n", "v", "s", "enter")
	if got := highlighted(t, a); got != "تواجه اثنتا عشرة مدينة تقنين المياه ابتداء من يوم الاثنين، بعدما اتفق الوزراء على خطة طوارئ في ساعة متأخرة من الليل." {
		t.Errorf("marked %q", got)
	}
}
