package article

import (
	"net/url"
	"strings"
	"unicode"

	"reader/internal/news"
	"reader/internal/text"
)

// Sites end what they give to feeds with words about themselves: "The post … appeared first on …", "Continue reading",
// share buttons. withoutFooter drops such blocks from the end of a text, told by where their links lead and, where they
// have none, by their words.
func (t candidate) withoutFooter() candidate {
	for {
		t = t.trimmed()
		last := len(t.blocks) - 1
		if last < 1 || !footer(&t.blocks[last]) {
			break
		}
		t.blocks, t.orders = t.blocks[:last], t.orders[:last]
	}
	if last := len(t.blocks) - 1; last >= 0 && t.blocks[last].Kind == news.Paragraph {
		t.blocks[last].Spans = withoutInvitation(t.blocks[last].Spans)
	}
	return t
}

// withoutInvitation cuts a link that asks to read on from the end of a sentence: "… <a>Continue reading</a>".
func withoutInvitation(spans []news.Span) []news.Span {
	begin := len(spans)
	for begin > 0 && spans[begin-1].URL != "" && spans[begin-1].URL == spans[len(spans)-1].URL {
		begin--
	}
	if begin == 0 || begin == len(spans) || !invitation(fold(news.Plain(spans[begin:])), 0) {
		return spans
	}
	spans = spans[:begin]
	if text := strings.TrimRightFunc(spans[begin-1].Text, unicode.IsSpace); text != "" {
		spans[begin-1].Text = text
		return spans
	}
	return spans[:begin-1]
}

// maxFooter is the longest footer, in bytes: the titles of a story and of its site, in a script of three bytes a letter.
const maxFooter = 700

func footer(b *news.Block) bool {
	if b.Kind != news.Paragraph && b.Kind != news.List {
		return false
	}
	words := news.PlainText([]news.Block{*b})
	if len(words) > maxFooter {
		return false
	}
	var links []news.Link
	own := len(words) // bytes outside links
	news.EachLink([]news.Block{*b}, func(l news.Link) {
		links = append(links, l)
		own -= len(l.Title)
	})
	return shares(links, own) || b.Kind == news.Paragraph && (postedOn(links, own) || invitation(words, own) || saysFirstOn(words) || len(words) < maxLabel && shareLabel().MatchString(words) || noisy(words))
}

// ownWords is how much of a footer may stand outside its links, in bytes: "appeared first on" in any language.
const ownWords = 100

// postedOn reports a link to a story and then one to the front page of its site, with a few words about them.
func postedOn(links []news.Link, own int) bool {
	if len(links) != 2 || own > ownWords {
		return false
	}
	story, err := url.Parse(links[0].URL)
	site, err2 := url.Parse(links[1].URL)
	return err == nil && err2 == nil && site.Host != "" && strings.EqualFold(story.Host, site.Host) &&
		site.RawQuery == "" && strings.HasPrefix(story.Path, site.Path) && len(story.Path)+len(story.RawQuery) > len(site.Path)+len(site.RawQuery)
}

// invitation reports a line that asks to read on at the site: "Continue reading", "Weiterlesen", alone or, in a link,
// with the title behind it.
func invitation(words string, own int) bool {
	if lead(words) || (own < 8 || len(words) < 40) && readOn().MatchString(strings.ToLower(words)) {
		return true
	}
	_, ok := afterLead(words)
	return ok && own < 8
}

// readOn is how such lines begin, in lower case; leads has more of them.
var readOn = text.Pattern(`^(?:\W{0,4})(?:continue reading|keep reading|read (?:the )?(?:more|full|whole|rest|original|entire)\b|view (?:original|full)|click here to (?:read|continue)|(?:more|mehr|suite|más|mais|altro|meer)\s?(?:…|\.{3})|weiterlesen|mehr lesen|den ganzen artikel|` +
	`lire la suite|lire plus|poursuivre la lecture|continuer la lecture|lire l['’]article|seguir leyendo|continuar leyendo|continúa leyendo|sigue leyendo|leer más|leer el artículo|continuar (?:a )?le(?:r|itura)|continue lendo|ler mais|` +
	`continua a leggere|leggi tutto|leggi di più|verder lezen|lees verder|läs hela|fortsätt läsa|fortsæt læsning|les hele|czytaj dalej|číst dál|pokračovat ve čtení|читать далее|читать полностью|читати далі|продовжити читання|` +
	`devamını oku|okumaya devam|selengkapnya|lanjutkan membaca|आगे पढ़ें|पूरा पढ़ें|और पढ़ें|اقرأ المزيد|متابعة القراءة|أكمل القراءة|ادامه مطلب|مزید پڑھیں|המשך לקרוא|続きを読む|もっと読む|阅读全文|继续阅读|閱讀全文|繼續閱讀|더 보기|계속 읽기|đọc tiếp)`)

// firstOn is WordPress's last line in its own translations, for when its links were lost: what stands before the title,
// between it and the name of the site, and behind that. In lower case.
var firstOn = [...]struct{ before, between, behind string }{
	{"the post ", " appeared first on ", ""},
	{"beitrag ", " erschien zuerst auf ", ""}, {"der beitrag ", " erschien zuerst auf ", ""},
	{"l'article ", " est apparu en premier sur ", ""}, {"l'article ", " est paru en premier sur ", ""},
	{"la entrada ", " se publicó primero en ", ""}, {"la entrada ", " apareció primero en ", ""}, {"la entrada ", " aparece primero en ", ""},
	{"o post ", " apareceu primeiro em ", ""}, {"o conteúdo ", " aparece primeiro ", ""}, {"o conteúdo ", " apareceu primeiro ", ""},
	{"l'articolo ", " proviene da ", ""}, {"l'articolo ", " sembra essere il primo su ", ""},
	{"het bericht ", " verscheen eerst op ", ""},
	{"inlägget ", " dök först upp på ", ""}, {"indlægget ", " blev først udgivet på ", ""}, {"innlegget ", " dukket først opp på ", ""},
	{"artikkeli ", " julkaistiin ensimmäisen kerran ", ""},
	{"artykuł ", " pochodzi z serwisu ", ""}, {"příspěvek ", " pochází z ", ""},
	{"сообщение ", " впервые появил", ""}, {"запись ", " впервые появил", ""},
	{"", " yazısı ilk önce ", " üzerinde ortaya çıktı"}, {"", " पहले ", " पर दिखाई दिया"},
	{"ظهرت المقالة ", " أولاً على ", ""}, {"投稿 ", " は ", " に最初に表示されました"}, {"", "最先出现在", ""},
}

func saysFirstOn(words string) bool {
	words = strings.TrimRight(strings.ReplaceAll(strings.ToLower(words), "’", "'"), ".。।")
	for _, f := range firstOn {
		rest, ok := strings.CutPrefix(words, f.before)
		if !ok {
			continue
		}
		if rest, ok = strings.CutSuffix(rest, f.behind); !ok {
			continue
		}
		if title, site, ok := strings.Cut(rest, f.between); ok && title != "" && site != "" {
			return true
		}
	}
	return false
}

// shareLabel stands above the buttons for passing a story on.
var shareLabel = text.Pattern(`(?i)^(?:share(?: this| on| with)?|like(?: this)?|spread the word|teilen(?: mit)?|gefällt mir|partager(?: cet article| :)?|j['’]aime ça|compartir(?: en| esto)?|me gusta esto|comp?artilh(?:e|ar)(?: isso)?|curtir isso|` +
	`condividi(?: su)?|mi piace|delen|vind ik leuk|udostępnij|dela(?: detta)?|del(?: på)?|jaa|поделиться|поделитесь|поширити|paylaş(?:ın)?|bagikan|शेयर करें|साझा करें|شارك|مشاركة|اشتراک|שתפו|共有|シェア|分享|공유|chia sẻ)\s?[:：.…]*(?:\s*(?:loading|laden|wird geladen|chargement|cargando|carregando|caricamento)\W*)?$`)

// shares reports that links are nothing but buttons for passing a story on.
func shares(links []news.Link, own int) bool {
	for _, l := range links {
		if !shareAddress().MatchString(l.URL) {
			return false
		}
	}
	return len(links) > 0 && own < ownWords
}

// shareAddress is where a story is passed on.
var shareAddress = text.Pattern(`(?i)^(?:https?://(?:[a-z0-9-]+\.)?(?:facebook\.com/(?:sharer|share\.php|dialog)|(?:twitter|x)\.com/(?:intent|share|home\?)|linkedin\.com/(?:share|cws)|reddit\.com/submit|` +
	`pinterest\.[a-z.]+/pin/create|tumblr\.com/(?:share|widgets)|whatsapp\.com/send|wa\.me/\?|t\.me/share|telegram\.me/share|vk\.com/share|bsky\.app/intent|threads\.net/intent|getpocket\.com/(?:save|edit)|` +
	`news\.ycombinator\.com/submitlink|addtoany\.com/|xing\.com/spi/shares|ok\.ru/dk\?|line\.me/R/|flipboard\.com/bookmarklet)|mailto:\?|https?://[^?]*\?(?:[^#]*&)?share=[a-z-]+)`)
