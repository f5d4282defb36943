package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"reader/internal/config"
	"reader/internal/export"
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui"
	"reader/internal/ui/page"
	"reader/internal/ui/passing"
)

// courier carries stories from the interface to files and to other programs.
type courier struct {
	a      *app
	h      *house
	browse func(string) error
}

// Export implements ui.Courier.
func (c courier) Export(ctx context.Context, id news.StoryID, form news.Form, pictures bool) (string, error) {
	r, err := c.h.readable(ctx, id)
	if err != nil {
		return "", err
	}
	folder, err := c.h.config.FilesFolder(c.h.paths)
	if err != nil {
		return "", err
	}
	file, err := c.a.file(ctx, c.h, folder, &r, form, pictures)
	return homely(file), err
}

// unfinished ends the name of a file that has not come as a whole.
const unfinished = ".part"

// Save implements ui.Courier.
func (c courier) Save(ctx context.Context, s news.Story, e news.Enclosure, told func(bytes, whole int64)) (string, error) {
	folder, err := c.h.config.FilesFolder(c.h.paths)
	if err != nil {
		return "", err
	}
	file, err := c.h.save(ctx, folder, &s, &e, told)
	return homely(file), err
}

// save gets a file that belongs to a story into a folder and says where it lies. One that breaks off is taken away.
func (h *house) save(ctx context.Context, folder string, s *news.Story, e *news.Enclosure, told func(bytes, whole int64)) (string, error) {
	files, err := export.OpenFiles(folder)
	if err != nil {
		return "", fmt.Errorf("open the folder for files: %w", err)
	}
	defer func() { _ = files.Close() }()
	file, name, err := files.Create(s, unfinished)
	if err != nil {
		return "", err
	}
	err = h.Download(ctx, e.URL, s.ID, file, int64(h.config.Downloads.Limit), told)
	err = cmp.Or(err, file.Sync())
	if err = cmp.Or(err, file.Close()); err != nil {
		return "", errors.Join(err, files.Remove(name+unfinished))
	}
	return files.Publish(name, unfinished, ending(e))
}

// plainEnding is an ending that cannot be anything else.
var plainEnding = regexp.MustCompile(`^\.[a-z0-9]{1,5}$`)

// usualEndings come before those that the system knows for a type, of which the first is often an odd one.
var usualEndings = map[string]string{
	"audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/x-m4a": ".m4a", "audio/ogg": ".ogg", "video/mp4": ".mp4", "application/pdf": ".pdf",
	"application/epub+zip": ".epub", "image/jpeg": ".jpg",
}

// ending is that of an enclosed file's name: the one of its address, else the usual one of its type.
func ending(e *news.Enclosure) string {
	if u, err := url.Parse(e.URL); err == nil {
		if end := strings.ToLower(path.Ext(u.Path)); plainEnding.MatchString(end) {
			return end
		}
	}
	kind, _, _ := mime.ParseMediaType(e.Type)
	if end := usualEndings[kind]; end != "" {
		return end
	}
	if known, err := mime.ExtensionsByType(kind); err == nil && len(known) > 0 {
		return known[0]
	}
	return ".file"
}

// Ready implements ui.Courier.
func (c courier) Ready(ctx context.Context, t page.Tool, s news.Story) (ui.Process, error) {
	switch {
	case t.Mail:
		return c.mail(s)
	case t.Name != "":
		return c.command(ctx, t.Name, s)
	}
	line := commandLine(t.Line)
	if len(line) == 0 || line[0] == "" {
		return nil, errNoProgram
	}
	return c.process(ctx, line, t.Input, t.Terminal, s)
}

// command makes a program of the configuration ready.
func (c courier) command(ctx context.Context, name string, s news.Story) (ui.Process, error) {
	i := slices.IndexFunc(c.h.config.Commands, func(k config.Command) bool { return k.Name == name })
	if i < 0 {
		return nil, errors.New("the configuration has no such command any more")
	}
	k, address := &c.h.config.Commands[i], ""
	if s.URL != "" {
		var err error
		if address, err = handed(s.URL); err != nil {
			return nil, err
		}
	}
	line, err := configured(&c.h.config, k.Arguments(config.Words{
		"url": address, "title": string(text.Line(s.Title)), "author": string(text.Line(s.Byline)),
		"source": string(text.Line(s.Source)), "id": s.ID.String(),
	}))
	if err != nil {
		return nil, err
	}
	return c.process(ctx, line, news.Form(k.Input), k.Terminal, s)
}

// process makes a program ready that reads an article in a form, or nothing.
func (c courier) process(ctx context.Context, line []string, form news.Form, terminal bool, s news.Story) (ui.Process, error) {
	p := &process{line: line, terminal: terminal}
	if form == "" {
		return p, nil
	}
	r, err := c.h.readable(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	p.reads = true
	p.input, err = c.a.written(form, &r)
	return p, err
}

// mail makes the program that writes mails ready: the one configured, else the one that opens addresses.
func (c courier) mail(s news.Story) (ui.Process, error) {
	address := mailto(s)
	if c.h.config.Mail == "" {
		return opening{address, c.browse}, nil
	}
	line, err := configured(&c.h.config, commandLine(c.h.config.Mail))
	if err != nil {
		return nil, fmt.Errorf("`mail` of the configuration: %w", err)
	}
	return &process{line: slices.Concat(line, []string{address}), terminal: passing.Screenful(line[0])}, nil
}

// mailto is an address that begins a mail with a story's title and link (RFC 6068).
func mailto(s news.Story) string {
	escape := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	title := string(text.Line(s.Title))
	return "mailto:?subject=" + escape(title) + "&body=" + escape(title+"\r\n"+string(text.URL(s.URL))+"\r\n")
}

// tools are the commands of the configuration as the interface lists them. A key that reader has a use for itself is left
// out, and the notice says so.
func tools(commands []config.Command, bound page.Keys) (list []page.Tool, notices []text.Safe) {
	for _, k := range commands {
		t := page.Tool{Name: k.Name, Key: k.Key, Shows: k.Shows()}
		if b := bound.Binding(bound.Named(k.Key)); b != nil {
			notices = append(notices, text.Format("The key %s of the command %s is taken: %s", k.Key, k.Name, b.Title))
			t.Key = ""
		}
		list = append(list, t)
	}
	return list, notices
}
