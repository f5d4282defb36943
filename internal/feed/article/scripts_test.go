package article

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestScripts reads a news page in each of nine scripts, with all that stands around a story there: menu, share bar,
// byline, related stories in mid-text and at the end, the most read, footer. The golden files are what the page gives,
// as JSON of news.Article; the layout's golden lines are set from them.
func TestScripts(t *testing.T) {
	for name, address := range map[string]string{
		"latin":      "https://courrier.example/2026/03/05/saint-malo-la-digue-sera-relevee/",
		"cyrillic":   "https://poshta.example/news/2026/03/05/nichnyi-potiah-do-uzhhoroda",
		"greek":      "https://proini.example/perivallon/2026/03/nero-apo-ton-aera/",
		"arabic":     "https://manara.example/society/2026/3/5/mobile-library-in-the-atlas",
		"hebrew":     "https://hof.example/transport/2026-03-05/the-harbour-train-returns",
		"devanagari": "https://savera.example/uttarakhand/drone-dak-seva-2026/",
		"kana":       "https://setouchi.example/articles/2026/0305/shima-no-tenmondai.html",
		"hangul":     "https://saebyeok.example/local/2026030500101",
		"thai":       "https://arun.example/environment/2026/03/05/seagrass-for-dugongs",
	} {
		t.Run(name, func(t *testing.T) {
			page, err := os.ReadFile("testdata/scripts/" + name + ".html")
			if err != nil {
				t.Fatal(err)
			}
			e, err := Extract([]Source{{Role: Main, URL: address, ContentType: "text/html", Body: page}}, Hints{})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "testdata/scripts/"+name+".golden", e.Article)
		})
	}
}

// golden compares an article with the one in a file, or writes it there with -update.
func golden(t *testing.T, file string, got news.Article) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, indented(t, got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(indented(t, got))); diff != "" {
		t.Errorf("%s (-want +got; -update writes it anew):\n%s", file, diff)
	}
}

func indented(t *testing.T, a news.Article) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "\t")
	if err := e.Encode(a); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
