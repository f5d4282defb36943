package article

import (
	"strings"
	"testing"

	"reader/internal/news"
)

// told is a story by Ann Smith that ends in some markup.
func told(end string) string {
	return `<head><meta name="author" content="Ann Smith"><title>Walls of the coast</title></head><body><h1>Walls of the coast</h1><article><p>` +
		strings.Join(sentences, "</p><p>") + "</p><p>" + strings.Join(sentences, "</p><p>") + "</p>" + end + "</article></body>"
}

func TestTail(t *testing.T) {
	whole := news.PlainText(extract(t, told("")).Blocks)
	for _, end := range []string{
		`<p>Ann Smith is a reporter who writes about harbours. She lives by the sea.</p>`,
		`<p>Follow Ann Smith on Bluesky.</p>`,
		`<p>Reach the reporter at ann@paper.example</p>`,
		`<p>Carl Jones contributed reporting from the island.</p>`,
		`<p>(Reporting by Ann Smith; editing by Carl Jones)</p>`,
		`<p>Want more of this? Sign up for the Paper's free newsletter and get it first.</p>`,
		`<p>Follow Ann Smith on Bluesky.</p><figure><img src="/magazine.jpg"></figure>`,
		`<p>Carl Jones contributed reporting.</p><p>Ann Smith writes about harbours.</p>`,
		`<h3>More great Paper stories</h3><ul><li>The goats of the smaller island</li><li>A bell is stolen</li></ul>`,
	} {
		if got := news.PlainText(extract(t, told(end)).Blocks); got != whole {
			t.Errorf("%s: the text ends in %q", end, got[max(0, len(got)-120):])
		}
	}
	for _, end := range []string{
		`<p>Carl Jones is a mason, and proud of it.</p>`,
		`<p>More stories are told of this wall than of any other on the coast.</p>`,
		`<p>The mayor asked everybody to follow the council on the matter of the wall.</p>`,
	} {
		if got := news.PlainText(extract(t, told(end)).Blocks); got == whole {
			t.Errorf("%s: is lost", end)
		}
	}
}

func TestDatelines(t *testing.T) {
	for line, want := range map[string]bool{
		"5 March 2026":                                    true,
		"Updated: Nov 20 2019, 15:24pm IST":               true,
		"Uppdaterad 15.59 | Publicerad 14.14":             true,
		"06. 01. 2026, 14:59 Uhr Lesedauer: 4 Minuten":    true,
		"公開日：2025/01/31 11:30 更新日：2025/01/31 11:30":       true,
		"10/07/2026 00:50 Actualizado a 10/07/2026 22:39": true,
		"25 of 30":                           false,
		"The wall fell on 5 March 2026.":     false,
		"At 14.30 the wall fell at last":     false,
		"Record: 26-0, 23 knockouts in 2026": false,
	} {
		if got := onlyDate(line); got != want {
			t.Errorf("onlyDate(%q) = %v", line, got)
		}
	}
}

func TestListsOfThePage(t *testing.T) {
	whole := news.PlainText(extract(t, told("")).Blocks)
	for _, list := range []string{
		`<ul><li>Nov 20 2026, 11:06am</li><li>Updated: Nov 20 2026, 15:24pm</li></ul>`,
		`<ul><li><figure><img src="/w.jpg" alt="The wall at dawn, seen from a boat"></figure><p>The wall at dawn, seen from a boat</p><p>Photo: Carl Jones, AP</p></li></ul>`,
	} {
		if got := news.PlainText(extract(t, told(list+"<p>"+sentences[0]+"</p>")).Blocks); got != whole+"\n\n"+sentences[0] {
			t.Errorf("%s: the text ends in %q", list, got[max(0, len(got)-200):])
		}
	}
}
