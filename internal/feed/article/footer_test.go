package article

import (
	"testing"

	"reader/internal/news"
)

func TestFragmentDropsFooters(t *testing.T) {
	const (
		text  = "<p>The bridge is open again.</p>"
		title = `<a href="https://paper.example/2026/03/the-bridge/">The bridge</a>`
		site  = `<a href="https://paper.example">Paper</a>`
	)
	for _, footer := range []string{
		"<p>The post " + title + " appeared first on " + site + ".</p>",
		"<p>The post " + title + " first appeared on " + site + ".</p>",
		"<p>Der Beitrag " + title + " erschien zuerst auf " + site + ".</p>",
		"<p>L’article " + title + " est apparu en premier sur " + site + ".</p>",
		"<p>" + title + " पहले " + site + " पर दिखाई दिया।</p>",
		"<p>投稿 " + title + " は " + site + " に最初に表示されました。</p>",
		"<p>ظهرت المقالة " + title + " أولاً على " + site + ".</p>",
		"<p>" + title + " yazısı ilk önce " + site + " üzerinde ortaya çıktı.</p>",
		"<p>The post The bridge appeared first on Paper.</p>",
		"<p>Artykuł Most pochodzi z serwisu Gazeta.</p>",
		`<p><a href="/x">Continue reading</a></p>`, `<p><a href="/x">Continue reading <span>The bridge</span> →</a></p>`, `<a class="more-link" href="/x">(more…)</a><p>Read more »</p>`,
		`<p><a href="/x">Weiterlesen …</a></p>`, `<p><a href="/x">Lire la suite</a></p>`, `<p><a href="/x">Leer más</a></p>`, `<p><a href="/x">आगे पढ़ें</a></p>`,
		`<p><a href="/x">اقرأ المزيد</a></p>`, `<p><a href="/x">続きを読む</a></p>`, `<p>阅读全文</p>`,
		`<h3>Share this:</h3><ul><li><a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a></li><li><a href="https://twitter.com/intent/tweet?url=x">X</a></li></ul><h3>Like this:</h3><p>Like Loading...</p><p>Like this: Loading...</p>`,
		`<p>Teilen: <a href="https://wa.me/?text=x">WhatsApp</a> <a href="mailto:?body=x">Mail</a></p>`,
		`<hr><p>Partager :</p><p>Share this</p><p>The post ` + title + " appeared first on " + site + ".</p>",
	} {
		if got := news.PlainText(Fragment(text+footer, "https://paper.example/")); got != "The bridge is open again." {
			t.Errorf("%s leaves %q", footer, got)
		}
	}
}

func TestFragmentKeepsWhatIsNoFooter(t *testing.T) {
	for _, last := range []string{
		`<p>See <a href="https://paper.example/report">the report</a> and <a href="https://other.example/">the other</a>.</p>`,
		`<p>The post was first held by Ann Smith, who first appeared on stage in 1999.</p>`,
		`<p>Read more books, she says, and you will share this feeling.</p>`,
		`<p>Share prices fell.</p>`, `<p>More on Monday.</p>`,
		`<ul><li><a href="https://paper.example/report">The report</a></li></ul>`,
	} {
		blocks := Fragment("<p>The bridge is open again.</p>"+last, "https://paper.example/")
		if len(blocks) != 2 {
			t.Errorf("%s was cut", last)
		}
	}
	if got := news.PlainText(Fragment(`<p><a href="/x">Read more</a></p>`, "")); got == "" {
		t.Error("the only words were cut")
	}
	for _, teaser := range []string{
		`<p>The bridge is open. <a href="/x">Continue reading <span>The bridge</span></a></p>`,
		`<p>The bridge is open.<a href="/x"><b>Read</b> more</a></p>`,
	} {
		if got := news.PlainText(Fragment(teaser, "https://paper.example/")); got != "The bridge is open." {
			t.Errorf("%s leaves %q", teaser, got)
		}
	}
}
