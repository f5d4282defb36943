package ui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/ui/uitest"
)

func TestAFailedWriteIsTakenBackAndSaid(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1")
	a.Desk.Refusal = errors.New("the disk is full")
	a.Press("s").Expect("! Not kept: the disk is full").ExpectNot("★")
	a.Press("m").Expect("! Not kept: the disk is full").Advance(10*time.Second).Expect("1 / 6", "5 unread")
	a.Desk.Refusal = nil
	a.Press("s").Expect("✓ Saved", "★")
}

// What the interface writes down by itself is not worth a complaint each time.
func TestThatNothingCanBeKeptIsSaidOnce(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1")
	a.Desk.Refusal = errors.New("the disk is full")
	a.Press("enter").Expect("! Not kept: the disk is full")
	a.Advance(10 * time.Second).ExpectNot("the disk is full")
	a.Press("[", "j", "enter").ExpectNot("the disk is full")
	a.Press("s").Expect("! Not kept: the disk is full") // that was asked for
	a.Desk.Refusal = nil
	a.Press("s").Expect("✓ Saved")
	a.Desk.Refusal = errors.New("the disk is broken")
	a.Press("[", "j", "enter").Expect("! Not kept: the disk is broken") // news
}

// While another program holds the file, the screen goes on and the writing is tried again, in order.
func TestWhatAnotherProgramHoldsIsWrittenLater(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1")
	a.Desk.Refusal = fmt.Errorf("save: %w", news.ErrBusy)
	a.Press("s").Expect("Another program is writing", "★")
	a.Press("j", "m", "k", "s").Expect("Another program is writing").ExpectNot("★", "Not kept")
	a.Press("s", "3", "1").Expect("★").Press("s") // what is read from the store meanwhile is shown as it will be
	a.Advance(time.Minute).Expect("Another program is writing")
	a.Desk.Refusal, a.Desk.Did = nil, nil
	a.Advance(time.Second).ExpectNot("Another program")
	var did []string
	for _, d := range a.Desk.Did {
		did = append(did, strings.Fields(d)[0])
	}
	if got := strings.Join(did, " "); got != "save mark unsave save unsave remember" {
		t.Errorf("it was written down as %s: %q", got, a.Desk.Did)
	}
}

// A note is written with the tags beside it: it is edited when those that were given before are written.
func TestWhatIsEditedIsReadWhenAllIsWritten(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1")
	a.Desk.Refusal = fmt.Errorf("save: %w", news.ErrBusy)
	a.Press("t").Type("sea").Enter().Press("N").Type("mine").Expect("a note").ExpectNot("mine")
	a.Desk.Refusal = nil
	a.Advance(time.Second).Type("mine").Expect("mine")
}

// A page of headlines is read at once, however long it takes to mark all that it does not show.
func TestAllIsShownAsReadBeforeItIsWritten(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1").Expect("● Ceasefire").Hold().Press("A").ExpectNot("● Ceasefire")
	a.Release().Expect("World: 5 marked read", "all read").ExpectNot("● Ceasefire")

	a = uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1")
	a.Desk.Refusal = errors.New("the disk is full")
	a.Press("A").Expect("! Not kept: the disk is full", "● Ceasefire")
}

func TestQuitWaitsForWhatIsToBeWritten(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 80, 24).Hold().Press("s", "q")
	a.Expect("Writing down what you did")
	if a.Done {
		t.Fatal("quit before the bookmark was written")
	}
	a.Release()
	if !a.Done || len(a.Desk.Did) == 0 {
		t.Errorf("done %v, the desk was asked %q", a.Done, a.Desk.Did)
	}
}

func TestQuittingTwiceLeavesAtOnce(t *testing.T) {
	a := uitest.Start(t, uitest.NewDesk(), 120, 40).Press("1")
	a.Desk.Refusal = news.ErrBusy
	a.Press("s", "ctrl+c").Expect("ctrl+c leaves at once").Advance(time.Second).Expect("Waiting for another program")
	if a.Done {
		t.Fatal("quit before the bookmark was written")
	}
	if a.Press("ctrl+c"); !a.Done {
		t.Error("the second ctrl+c is not heard")
	}
}
