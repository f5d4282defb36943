package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"reader/internal/export"
	"reader/internal/news"
	"reader/internal/outline"
	"reader/internal/text"
)

func editCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "edit",
		Short: "Change the subscriptions in a text editor",
		Long: "edit opens the subscriptions as a text in $VISUAL, else $EDITOR, else vi. It\n" +
			"has a line for each section and each feed; what is indented below a section\n" +
			"stands in it:\n\n" +
			"  World  [c1]\n" +
			"    The Globe  https://globe.example/rss  [f000000000000a]\n" +
			"    Asia  [c2]\n\n" +
			"Save and leave the editor, and what you changed is done, as one step of\n" +
			"undo: lines renamed, moved, added, removed, put in another order, addresses\n" +
			"changed. The identifier at the end of a line says which one it is; a new\n" +
			"line has none. page: before an address means a page whose headlines are\n" +
			"read. What others changed meanwhile stays. Lines that cannot be understood\n" +
			"are shown again, each below the reason; a text that cannot be applied is\n" +
			"kept in a file that is named. An editor that opens a window has to wait\n" +
			"until that is closed: VISUAL='code --wait'.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.with(cmd.Context(), func(h *house) error { return a.edit(cmd.Context(), h) })
		},
	}
}

// edit shows the subscriptions to the reader, and applies what became of them.
func (a *app) edit(ctx context.Context, h *house) error {
	tree, err := h.Sections(ctx)
	if err != nil {
		return err
	}
	shown := outline.Of(tree)
	written := outline.Write(shown)
	d, err := newDraft(filepath.Dir(h.paths.Library), "subscriptions.txt", written)
	if err != nil {
		return fmt.Errorf("write the text to edit: %w", err)
	}
	edited, err := a.understood(ctx, d, shown, written)
	if err != nil || edited == nil {
		return joined(err, d.remove(written))
	}
	// An interrupt that was meant for the editor has come here too.
	changes, refused, err := h.ApplyOutline(context.WithoutCancel(ctx), shown, edited)
	if err != nil {
		return joined(err, d.remove(written))
	}
	if err := a.reportChanges(changes, refused); err != nil {
		return joined(err, d.remove(written))
	}
	content, err := d.read()
	return cmp.Or(err, d.remove(content))
}

// joined is what failed, and what became of the text then.
func joined(err, kept error) error {
	if err == nil || kept == nil {
		return cmp.Or(err, kept)
	}
	return fmt.Errorf("%w; %w", err, kept)
}

// understood has the reader edit until every line is understood, or the reader gives up. Without an error, nil means
// that nothing was changed.
func (a *app) understood(ctx context.Context, d draft, shown outline.Outline, before []byte) (outline.Outline, error) {
	for first := true; ; first = false {
		if err := a.runEditor(d.path); err != nil {
			return nil, err
		}
		content, err := d.read()
		switch {
		case err != nil:
			return nil, fmt.Errorf("read the edited text: %w", err)
		case bytes.Equal(content, before) && first:
			a.say("nothing was changed")
			return nil, nil
		}
		edited, problems := outline.Read(content, shown)
		switch {
		case len(problems) == 0 && len(shown) > 0 && !edited.Keeps():
			return nil, errors.New("nothing that was shown is left in the text, and nothing was removed; reader remove takes a section out with all that is in it")
		case len(problems) == 0:
			return edited, nil
		}
		if err := a.again(ctx, problems); err != nil {
			return nil, err
		}
		before = outline.Annotate(content, problems)
		if err := d.write(before); err != nil {
			return nil, err
		}
	}
}

var errNotUnderstood = errors.New("nothing was changed, since not every line is understood")

// again names what cannot be understood, and asks whether to go on; its error says that the reader does not. Without a
// terminal there is nobody to ask. An interrupt that was meant for the editor is no answer; one that comes now is.
func (a *app) again(ctx context.Context, problems []outline.Problem) error {
	for _, p := range problems {
		where := text.Format("line %d: ", p.Line)
		if p.Line == 0 {
			where = ""
		}
		a.say(where + text.Line(p.Why))
	}
	if !isTerminal(a.in) || !isTerminal(a.err) {
		return errNotUnderstood
	}
	ctx, stop := signal.NotifyContext(context.WithoutCancel(ctx), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a.ask("Edit again? Enter for yes, n to give up: ")
	answer, err := a.typed(ctx, bufio.NewReader(a.in))
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("%w: %w", errInterrupted, errNotUnderstood)
	case err != nil, strings.HasPrefix(strings.ToLower(strings.TrimSpace(answer)), "n"):
		return errNotUnderstood
	}
	return nil
}

// reportChanges says what was changed, and what could not be.
func (a *app) reportChanges(changes, refused []news.Change) error {
	for _, list := range [][]news.Change{changes, refused} {
		for i := range list {
			if err := a.line(export.ChangeOf(&list[i]), changeLine(&list[i])); err != nil {
				return err
			}
		}
	}
	if len(changes) > 0 {
		a.say(text.Format("made: %d (reader undo takes all of it back; reader refresh brings what is new)", len(changes)))
	} else if len(refused) == 0 {
		a.say("nothing was changed")
	}
	if len(refused) > 0 {
		return fmt.Errorf("%d could not be done, because others changed the subscriptions meanwhile", len(refused))
	}
	return nil
}

// sentences are what is said of a change: of its title (or address), place, and what was before.
var sentences = map[news.ChangeKind]text.Safe{
	news.ChangeAdded:       "added        %[1]s %[2]s",
	news.ChangeRemoved:     "removed      %[1]s %[2]s",
	news.ChangeRenamed:     "renamed      %[3]s to %[1]s",
	news.ChangeMoved:       "moved        %[1]s from %[4]s to %[5]s",
	news.ChangeReaddressed: "readdressed  %[1]s from %[3]s to %[6]s",
	news.ChangeReordered:   "reordered    %[1]s",
}

func changeLine(c *news.Change) text.Safe {
	const top = "the top"
	at := "at " + top
	if c.Place != "" {
		at = "in " + c.Place
	}
	line := text.Format(sentences[c.Kind], cmp.Or(c.Title, news.Shared(c.URL), top), at, cmp.Or(c.From, "a feed without a title"),
		cmp.Or(c.From, top), cmp.Or(c.Place, top), news.Shared(c.URL))
	switch {
	case c.Reason == "":
		return line
	case c.Line == 0:
		return text.Format("not %s: %s", line, c.Reason)
	default:
		return text.Format("line %d: not %s: %s", c.Line, line, c.Reason)
	}
}
