package article

import (
	"net/url"
	"testing"
)

func TestStory(t *testing.T) {
	p := page{url: parsed("https://island.example/2026/03/13/goat-ferry-resumes/")}
	for _, address := range []string{
		"/2026/03/13/rel-ki-chai/", "/2026/03/13/pont-rouvert", "/2026/03/pont/", "/2026-03-13/pont", "/20260313/pont", "/2026/mar/13/pont",
		"/news/2026/03/13/पुल-टूटा/", "/2026/03/13/%E0%A4%AA%E0%A5%81%E0%A4%B2/", "/2026/03/13/4711", "/politics/archive/2026/03/bridge/681234/",
		"/news/the-bridge-is-open", "/news/4711", "/4711/bridge", "/sport/bridge-opens-4711", "/bridge_is_open", "/artikel,3412544.html",
		"/news/bridge.html", "/bridge.shtml", "/actualites/pont.php", "/भारत/नया-पुल-खुल-गया/", "/新闻/经济增长超出预期", "/?p=4711", "/story.php?id=12", "/news?articleId=77",
		"https://news.island.example/2026/03/13/pont-rouvert",
	} {
		if !p.story(absolute(address)) {
			t.Errorf("%s is a story", address)
		}
	}
	for _, address := range []string{
		"", "/", "/sport", "/sport/football", "/2026", "/2026/03", "/2026/03/13/", "/2026/03/page/2", "/archive/2026", "/2026/03/13/goat-ferry-resumes",
		"/2026/03/13/goat-ferry-resumes/?share=x", "/tag/harbour-wall-works", "/category/राजनीति", "/राजनीति", "/新闻", "/économie", "/author/ann-b-smith",
		"/contact.html", "/index.html", "/sport/index.php", "/2026/03/bridge.jpg", "/wp-content/uploads/2026/03/the-new-bridge.pdf", "/2026/03/13/tag/bridge",
		"/?s=bridge", "/login?id=7", "https://other.example/2026/03/13/pont-rouvert", "https://www.youtube.com/watch?v=abc_def_ghi",
	} {
		if p.story(absolute(address)) {
			t.Errorf("%s is no story", address)
		}
	}
}

func absolute(address string) string { return resolvePage(parsed("https://island.example/"), address) }

func parsed(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil {
		panic(err)
	}
	return u
}
