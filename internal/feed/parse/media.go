package parse

import (
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"

	"reader/internal/news"
)

// rssEnclosures collects the files of an item and its picture.
func (c *completer) rssEnclosures(out *Entry, r *rss.Item) {
	for _, enc := range r.Enclosures {
		c.enclose(out, news.Enclosure{URL: enc.URL, Type: enc.Type, Length: bytesOf(enc.Length)})
	}
	for _, l := range extensions(r.Extensions, "atom", "link") {
		if strings.EqualFold(l.Attrs["rel"], "enclosure") {
			c.enclose(out, news.Enclosure{URL: l.Attrs["href"], Type: l.Attrs["type"], Length: bytesOf(l.Attrs["length"])})
		}
	}
	c.media(out, r.Extensions)
}

func (c *completer) atomEnclosures(out *Entry, a *atom.Entry) {
	for _, l := range a.Links {
		if strings.EqualFold(l.Rel, "enclosure") {
			c.enclose(out, news.Enclosure{URL: l.Href, Type: l.Type, Length: bytesOf(l.Length), Title: oneLine(l.Title)})
		}
	}
	c.media(out, a.Extensions)
}

// media reads Media RSS and the podcast's own elements. A declared picture goes before one found in the text.
func (c *completer) media(out *Entry, e ext.Extensions) {
	var pictures []news.Picture
	collect := func(m map[string][]ext.Extension) {
		for _, x := range m["content"] {
			if p, ok := c.mediaContent(out, x); ok {
				pictures = append(pictures, p)
			}
			pictures = append(pictures, c.pictures(x.Children["thumbnail"])...)
		}
		pictures = append(pictures, c.pictures(m["thumbnail"])...)
	}
	collect(e["media"])
	for _, group := range extensions(e, "media", "group") {
		collect(group.Children)
	}
	for _, name := range []string{"picture", "thumbnail"} {
		if u := value(e, "item", name); u != "" {
			pictures = append(pictures, news.Picture{URL: u})
		}
	}
	if art := c.web(imageOf(e)); art != "" {
		out.Picture = news.Picture{URL: art}
	} else if p, ok := largest(pictures); ok {
		out.Picture = p
	} else if p, ok := pictured(out.Enclosures); ok {
		out.Picture = p
	}
	if d := duration(value(e, "itunes", "duration")); d > 0 && len(out.Enclosures) > 0 {
		out.Enclosures[0].Duration = d
	}
	c.transcript(out, e)
}

// transcriptTypes are those that a person can read, the best first.
var transcriptTypes = []string{"text/html", "text/plain", "text/vtt", "application/x-subrip", "application/srt"}

// transcript encloses the words of an episode, in one of the forms that its publisher offers.
func (c *completer) transcript(out *Entry, e ext.Extensions) {
	for _, media := range transcriptTypes {
		for _, x := range extensions(e, "podcast", "transcript") {
			if strings.EqualFold(x.Attrs["type"], media) {
				c.enclose(out, news.Enclosure{URL: x.Attrs["url"], Type: media, Title: "Transcript"})
				return
			}
		}
	}
}

// mediaContent files a <media:content>: a picture is returned, sound and film are enclosed.
func (c *completer) mediaContent(out *Entry, x ext.Extension) (news.Picture, bool) {
	a := x.Attrs
	if a["medium"] == "image" || strings.HasPrefix(a["type"], "image/") || a["medium"] == "" && a["type"] == "" && isPicture(a["url"]) {
		return largest(c.pictures([]ext.Extension{x}))
	}
	if a["url"] != "" && (a["medium"] == "audio" || a["medium"] == "video" || strings.Contains(a["type"], "/")) {
		c.enclose(out, news.Enclosure{URL: a["url"], Type: a["type"], Length: bytesOf(a["fileSize"]), Duration: duration(a["duration"])})
	}
	return news.Picture{}, false
}

func (c *completer) pictures(all []ext.Extension) (pictures []news.Picture) {
	for _, x := range all {
		if u := c.web(x.Attrs["url"]); u != "" {
			pictures = append(pictures, news.Picture{URL: u, Width: pixels(x.Attrs["width"]), Height: pixels(x.Attrs["height"])})
		}
	}
	return pictures
}

// largest prefers the widest; among pictures of unknown width the first.
func largest(all []news.Picture) (best news.Picture, ok bool) {
	for _, p := range all {
		if !ok || p.Width > best.Width {
			best, ok = p, true
		}
	}
	return best, ok
}

func pictured(all []news.Enclosure) (news.Picture, bool) {
	for _, enc := range all {
		if strings.HasPrefix(enc.Type, "image/") {
			return news.Picture{URL: enc.URL}, true
		}
	}
	return news.Picture{}, false
}

// mostEnclosures bounds the files of one entry.
const mostEnclosures = 64

// enclose adds a file once; one that runs code or has no address is left out.
func (c *completer) enclose(out *Entry, enc news.Enclosure) {
	if enc.URL = resolve(c.base, enc.URL); enc.URL == "" || carriesCode(enc.URL) || !isAbsolute(enc.URL) {
		return
	}
	for i := range out.Enclosures {
		if out.Enclosures[i].URL == enc.URL {
			out.Enclosures[i].Duration = max(out.Enclosures[i].Duration, enc.Duration)
			return
		}
	}
	if len(out.Enclosures) >= mostEnclosures {
		return
	}
	enc.Type = strings.TrimSpace(enc.Type)
	out.Enclosures = append(out.Enclosures, enc)
}

// pictureEndings are those of files that need no type to be known as pictures.
var pictureEndings = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"}

func isPicture(address string) bool {
	path, _, _ := strings.Cut(strings.ToLower(address), "?")
	for _, ending := range pictureEndings {
		if strings.HasSuffix(path, ending) {
			return true
		}
	}
	return false
}

// duration reads "1:02:03", "62:03" or seconds.
func duration(raw string) time.Duration {
	parts := strings.Split(strings.TrimSpace(raw), ":")
	if raw == "" || len(parts) > 3 {
		return 0
	}
	var seconds float64
	for _, p := range parts {
		n, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
		if err != nil || n < 0 || n > 1e7 {
			return 0
		}
		seconds = seconds*60 + n
	}
	return time.Duration(seconds * float64(time.Second))
}

// bytesOf reads a length; what is no number is unknown.
func bytesOf(raw string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(raw), 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// pixels reads "640" and "640px".
func pixels(raw string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(raw), "px"))
	if err != nil || n < 0 || n > 1<<16 {
		return 0
	}
	return n
}
