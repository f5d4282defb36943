package demo

import (
	"embed"
	"fmt"
	"html"
	"io/fs"
	"strings"
	"time"
)

// pictures holds a drawing for each story, picture/<edition>/<slug>.jpg, all 640×360.
//
//go:embed picture
var pictures embed.FS

// The measures of every picture, in pixels.
const (
	pictureWidth  = 640
	pictureHeight = 360
)

// Addresses of what belongs to the theme.
const (
	stylePath = "/wp-content/themes/jnews/style.css"
	logoPath  = "/wp-content/uploads/lantern.svg"
)

// PictureWidth is for the templates.
func (*story) PictureWidth() int { return pictureWidth }

// PictureHeight is for the templates.
func (*story) PictureHeight() int { return pictureHeight }

func pictureFile(file string) string { return "picture/" + file + ".jpg" }

func pictureExists(file string) bool {
	_, err := fs.Stat(pictures, pictureFile(file))
	return err == nil
}

func picture(s *story) route {
	return func(string) *resource {
		raw, _ := pictures.ReadFile(pictureFile(s.file)) // exists: the story has a picture only then
		return (&resource{contentType: "image/jpeg", body: raw, modified: s.Published, stored: true}).seal()
	}
}

// avatarPath is where the portrait of an author is.
func avatarPath(author *topic) string { return "/wp-content/uploads/avatars/" + author.Slug + ".svg" }

// Avatar is the path of an author's portrait.
func (t *topic) Avatar() string { return avatarPath(t) }

// avatarColours are the grounds of the portraits.
var avatarColours = []string{"#b5533c", "#2f6f73", "#7a5c99", "#41693b", "#a8762b", "#35507a"}

// avatar draws a portrait: the author's first letter on a ground of his own.
func avatar(author *topic) route {
	return func(string) *resource {
		colour := avatarColours[int(checksum(author.Slug))%len(avatarColours)]
		letter := string([]rune(strings.TrimSpace(author.Name) + "?")[:1])
		return svg(fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><circle cx="40" cy="40" r="40" fill="%s"/>`+
			`<text x="40" y="53" font-family="serif" font-size="38" fill="#fff" text-anchor="middle">%s</text></svg>`,
			colour, html.EscapeString(letter)))
	}
}

// lantern is the paper's mark.
const lantern = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 60"><path d="M14 10a6 6 0 0 1 12 0" fill="none" stroke="#333" stroke-width="2"/>` +
	`<path d="M10 12h20l4 8H6zM6 48h28l3 6H3z" fill="#333"/><path d="M8 20h24l-2 28H10z" fill="#f2d28b"/>` +
	`<path d="M20 26c6 8 4 16 0 18c-4-2-6-10 0-18z" fill="#c8502d"/></svg>`

func (s *site) logo(string) *resource { return svg(lantern) }

func svg(drawing string) *resource {
	return (&resource{contentType: "image/svg+xml", body: []byte(drawing), modified: time.Time{}}).seal()
}

func (s *site) style(string) *resource {
	css, _ := templates.ReadFile("template/style.css") // embedded under this name
	return (&resource{contentType: "text/css; charset=UTF-8", body: css, modified: s.paper.Opened}).seal()
}
