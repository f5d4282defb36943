package article

import (
	"net/url"
	"path"
	"strings"
)

// Shape is what an address looks like, before anybody has asked for it.
type Shape uint8

// The shapes. The zero Shape is a page that may be anything.
const (
	ShapePage    Shape = iota
	ShapeStory         // a story's: it has a date, a number or a long name
	ShapeTag           // the list of a tag
	ShapeAuthor        // of an author
	ShapeSection       // of a section
	ShapeOutside       // nothing to read in a terminal: a file, a film, a profile, a shop, a front page
)

// ShapeOf says what an address looks like, and of what is for another program, what it is: "a PDF".
func ShapeOf(address string) (shape Shape, what string) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ShapePage, ""
	}
	trimmed := strings.Trim(strings.ToLower(u.Path), "/")
	if what := fileKinds[path.Ext(trimmed)]; what != "" {
		return ShapeOutside, what
	}
	if name := playerOf(address); name != "" {
		return ShapeOutside, "a page of " + name
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if trimmed == "" && u.RawQuery == "" {
		return ShapeOutside, "the front page of " + host
	}
	if networks[brand(host)] {
		return ShapeOutside, "a page of " + host
	}
	if shops[brand(host)] || anyPart(trimmed, shopParts) {
		return ShapeOutside, "a shop"
	}
	if storyPath(trimmed) || storyNumber(u) != "" {
		return ShapeStory, ""
	}
	return listShape(trimmed), ""
}

// listShape tells a list by the part of its path that content systems put before its name.
func listShape(path string) Shape {
	parts := strings.Split(path, "/")
	for i, p := range parts[:len(parts)-1] {
		if shape := listParts[p]; shape != ShapePage && i < listDepth {
			return shape
		}
	}
	return ShapePage
}

// listDepth is how deep in a path the word for a list may stand: behind an edition's and a department's.
const listDepth = 3

func anyPart(path string, words map[string]bool) bool {
	for part := range strings.SplitSeq(path, "/") {
		if words[part] {
			return true
		}
	}
	return false
}

// fileKinds are what files are called by people, by the endings of their names.
var fileKinds = map[string]string{
	".pdf": "a PDF", ".epub": "a book", ".doc": "a document", ".docx": "a document", ".odt": "a document", ".rtf": "a document",
	".xls": "a spreadsheet", ".xlsx": "a spreadsheet", ".ods": "a spreadsheet", ".csv": "a table", ".ppt": "slides", ".pptx": "slides",
	".jpg": "a picture", ".jpeg": "a picture", ".png": "a picture", ".gif": "a picture", ".webp": "a picture", ".avif": "a picture", ".svg": "a picture",
	".mp3": "a sound", ".m4a": "a sound", ".ogg": "a sound", ".wav": "a sound", ".flac": "a sound",
	".mp4": "a film", ".webm": "a film", ".mov": "a film", ".mkv": "a film", ".m3u8": "a film", ".avi": "a film",
	".zip": "an archive", ".gz": "an archive", ".7z": "an archive", ".rar": "an archive", ".exe": "a program", ".dmg": "a program", ".apk": "a program",
	".xml": "a file", ".rss": "a feed", ".json": "a file", ".ics": "a calendar",
}

// networks are the sites whose pages are profiles, posts and films; shops those that sell. By the name that their owner
// chose, in whatever country.
var (
	networks  = wordSet(`linkedin pinterest whatsapp snapchat tumblr vk weibo mastodon truthsocial discord patreon flickr quora messenger`)
	shops     = wordSet(`amazon amzn ebay etsy aliexpress alibaba walmart bookshop audible steampowered ticketmaster eventbrite booking airbnb`)
	shopParts = wordSet(`shop store cart checkout basket product products warenkorb boutique tienda`)
)

// listParts are the words for lists in paths.
var listParts = shapesOf(map[Shape]string{
	ShapeTag: `tag tags topic topics thema themen theme themes keyword keywords schlagwort schlagworte hashtag tema temas etiqueta
		etiquetas mot-cle sujet dossier`,
	ShapeAuthor: `author authors autor autoren autores auteur auteurs people person personen profile profiles profil staff
		contributor contributors columnist columnists journalist journalists by writer writers reporter reporters`,
	ShapeSection: `category categories kategorie kategorien categoria categorias categorie rubrik rubriken rubrique rubriques
		section sections seccion ressort channel`,
})

func shapesOf(words map[Shape]string) map[string]Shape {
	shapes := map[string]Shape{}
	for shape, list := range words {
		for _, w := range strings.Fields(list) {
			shapes[w] = shape
		}
	}
	return shapes
}
