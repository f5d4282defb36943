package main

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"reader/internal/config"
	"reader/internal/news"
	"reader/internal/ui/page"
)

func TestProcessReadsAnArticleAndSaysHowItEnded(t *testing.T) {
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("needs a shell for the program that is started")
	}
	reads := &process{line: []string{"/bin/sh", "-c", "cat; echo heard >&2"}, reads: true, input: []byte("an article\n")}
	if out, err := reads.Output(t.Context()); err != nil || out != "an article\nheard\n" {
		t.Errorf("printed %q, %v", out, err)
	}
	if out, err := (&process{line: []string{"/bin/sh", "-c", "cat"}}).Output(t.Context()); err != nil || out != "" {
		t.Errorf("without an article: printed %q, %v", out, err)
	}
	failing := &process{line: []string{"/bin/sh", "-c", "echo no paper; exit 3"}, reads: true, input: []byte(strings.Repeat("x", 1<<20))}
	if out, err := failing.Output(t.Context()); err == nil || err.Error() != "/bin/sh ended with exit status 3" || out != "no paper\n" {
		t.Errorf("failing: printed %q, %v", out, err)
	}
	var shown strings.Builder
	onTerminal := &process{line: []string{"/bin/sh", "-c", "cat"}, reads: true, input: []byte("an article"), terminal: true}
	onTerminal.SetStdin(strings.NewReader("keys"))
	onTerminal.SetStdout(&shown)
	if err := onTerminal.Run(); err != nil || shown.String() != "an article" {
		t.Errorf("on the terminal: showed %q, %v", shown.String(), err)
	}
	if _, err := (&process{line: []string{"no-such-program-here"}}).Output(t.Context()); err == nil || err.Error() != "there is no program no-such-program-here" {
		t.Errorf("a program that is none: %v", err)
	}
}

func TestProcessEndsWhenNobodyWaitsForItAnyMore(t *testing.T) {
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("needs a shell for the program that is started")
	}
	ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	waits := &process{line: []string{"/bin/sh", "-c", "sleep 600 & wait"}}
	if _, err := waits.Output(ctx); err == nil || ctx.Err() == nil {
		t.Errorf("it ended with %v", err)
	}
}

func TestMailBeginsWithTheTitleAndTheLink(t *testing.T) {
	got := mailto(news.Story{Title: "Fog & \"tide\": 100 %\x1b[31m", URL: "https://a.example/?a=1&b=2"})
	if !strings.HasPrefix(got, "mailto:?subject=Fog%20%26%20%22tide%22%3A%20100%20%25") || !strings.Contains(got, "%0D%0Ahttps%3A%2F%2Fa.example%2F%3Fa%3D1%26b%3D2%0D%0A") || strings.Contains(got, "%1B") {
		t.Errorf("the address is %s", got)
	}
}

func TestCommandOfATrustedConfigurationOnly(t *testing.T) {
	h := &house{config: config.Config{Commands: []config.Command{{Name: "Post", Run: []string{"echo", "{title}"}}}}}
	p, err := courier{h: h}.Ready(t.Context(), page.Tool{Name: "Post"}, news.Story{Title: "--help me"})
	if err != nil {
		t.Fatal(err)
	}
	if out, err := p.Output(t.Context()); err != nil || out != "\u2212-help me\n" {
		t.Errorf("printed %q, %v", out, err)
	}
	h.config.Distrust = errors.New("others can write it")
	if _, err := (courier{h: h}).Ready(t.Context(), page.Tool{Name: "Post"}, news.Story{}); !errors.Is(err, h.config.Distrust) {
		t.Errorf("others': %v", err)
	}
}

func TestKeyOfACommandThatIsTakenIsSaid(t *testing.T) {
	list, notices := tools([]config.Command{{Name: "Print", Key: "s"}, {Name: "Post", Key: "ctrl+p"}}, page.NewKeys())
	if list[0].Key != "" || list[1].Key != "ctrl+p" {
		t.Errorf("the keys are %q and %q", list[0].Key, list[1].Key)
	}
	if len(notices) != 1 || !strings.Contains(string(notices[0]), "key s of the command Print is taken") {
		t.Errorf("said %q", notices)
	}
}
