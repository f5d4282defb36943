package article

import "strings"

// relatedWords are the words and pairs in class and id by which sites name the boxes of related stories. The first
// row is JNews, the others are other themes (YARPP, Jetpack, tagDiv, Penci, Foxiz, …) and publishers' own systems.
var relatedWords = wordSet(`jnews_related_post_container inline-related related-post related-posts relatedposts
	yarpp yarpp-related jp-relatedposts td-related item-related penci-related related-wrap related-articles related-article
	relatedarticles relatedarticle relatedarticleslist related-stories related-story relatedstories related-news relatednews
	related-content related-items related-links relatedlinks related-link related-box related-list related-block related-coverage
	related-sec related-section related-container related-reading related-teaser related-teasers related-item related-topics-stories
	also-read alsoread read-also readalso more-posts more-post more-topic more-on moreon more-on-this see-also further-reading body-link recommended-stories
	recommended-articles fig-recommended article-related story-related post-related content-related entry-related rp4wp
	crp_related upprev zem_rp wp_rp verwandte-artikel mehr-zum-thema lire-aussi lireaussi leia-tambem saiba-mais lea-tambien
	relacionadas noticias-relacionadas relacionados notas-relacionadas leggi-anche articoli-correlati lees-ook baca-juga bacajuga
	artikel-terkait berita-terkait ilgili-haberler inline-article inline-promo inline-story ad-slot-related storylink articleelementlink`)

// relatedSingle are words that name such a box when no part of its name says otherwise.
var relatedSingle = wordSet(`related recirc recirculation relateds`)

// stepWords are the words for the links to the neighbours in time.
var stepWords = wordSet(`prevnext jeg_prevnext_post jeg_popup_post post-navigation posts-navigation nav-previous nav-next nav-links
	post-nav prev-next next-prev prev-post next-post previous-post entry-navigation single-navigation td-post-next-prev
	previous-article next-article`)

// neverRelated are the words of boxes that hold the newest or the most read, or no stories at all.
var neverRelated = wordSet(`latest newest trending popular most-read mostread most-popular most-viewed ticker breaking
	comment comments share social newsletter outbrain taboola sponsored advert ads tags topics taglist`)

// leads are the phrases that introduce related stories, in lower case without closing punctuation.
var leads = wordLines(`related
related articles
related article
related stories
related story
related news
related posts
related post
related content
related links
related coverage
related reading
related topics
also read
read also
also see
see also
read next
read more
read more on this
read more about this
read more on this story
more on this
more on this story
more on this topic
more on this subject
more stories on this
more from this story
more about this
more like this
you may also like
you might also like
you may also be interested in
you might be interested in
recommended
recommended for you
recommended from editorial
recommended reading
recommended stories
recommended articles
suggested reading
further reading
don't miss
in case you missed it
mehr zum thema
mehr dazu
zum thema
lesen sie auch
lesen sie mehr
lesen sie mehr zum thema
lesen sie hier
lesen sie diesen artikel
lies auch
auch interessant
auch lesenswert
passend dazu
passend zum thema
weiterlesen
weitere artikel
verwandte artikel
verwandte themen
ähnliche artikel
das könnte sie auch interessieren
das könnte dich auch interessieren
à lire aussi
a lire aussi
lire aussi
à lire également
lire également
à lire
sur le même sujet
sur le même thème
sur ce sujet
articles liés
voir aussi
à voir aussi
vous aimerez aussi
la rédaction vous conseille
pour aller plus loin
te puede interesar
te podría interesar
le puede interesar
también te puede interesar
lea también
lee también
lea además
lee más
leer también
ver también
noticias relacionadas
notas relacionadas
artículos relacionados
más sobre este tema
más información
leia também
leia mais
veja também
saiba mais
notícias relacionadas
artigos relacionados
leggi anche
leggi pure
articoli correlati
potrebbe interessarti
potrebbe interessarti anche
lees ook
lees meer
czytaj więcej
see more
watch
watch more
læs mere
lees verder
gerelateerd
gerelateerde artikelen
läs också
läs även
läs mer
les også
læs også
lue myös
czytaj też
czytaj także
zobacz też
zobacz także
przeczytaj także
polecane
čtěte také
prečítajte si aj
citește și
citeste si
olvasta már
читайте также
по теме
материалы по теме
матеріали по темі
матеріали за темою
за темою
читайте ще
читайте також
дивіться також
смотрите также
подробнее по теме
свързани новини
още по темата
pročitajte i
pročitajte još
povezane vijesti
související články
súvisiace články
kapcsolódó cikkek
articole similare
aiheesta lisää
relaterade artiklar
relaterede artikler
прочетете още
διαβάστε επίσης
διαβάστε ακόμα
δείτε επίσης
σχετικά άρθρα
σχετικά
ilgili haberler
bunu da okuyun
baca juga
baca selengkapnya
artikel terkait
berita terkait
यह भी पढ़ें
ये भी पढ़ें
इसे भी पढ़ें
यह भी देखें
ये भी देखें
और पढ़ें
संबंधित खबरें
संबंधित लेख
আরও পড়ুন
اقرأ أيضا
اقرأ أيضًا
اقرأ ايضا
اقرأ أيضاً
إقرأ أيضا
إقرأ أيضاً
شاهد أيضا
موضوعات متعلقة
أخبار متعلقة
مطالب مرتبط
مواضيع ذات صلة
مقالات ذات صلة
أخبار ذات صلة
بیشتر بخوانید
قراءة المزيد
אולי יעניין אותך
קראו גם
קראו עוד
לקריאה נוספת
כתבות קשורות
עוד בנושא
כתבות נוספות
関連記事
関連ニュース
関連リンク
合わせて読みたい
こちらもおすすめ
あわせて読みたい
相关阅读
相关新闻
延伸阅读
延伸閱讀
相關新聞
관련기사
관련 기사
관련뉴스
관련 뉴스
함께 보면 좋은 기사
อ่านเพิ่มเติม
ข่าวที่เกี่ยวข้อง
เรื่องที่เกี่ยวข้อง
บทความที่เกี่ยวข้อง
อ่านข่าวเพิ่มเติม
đọc thêm
xem thêm
tin liên quan`)

// notStories are parts of a path that lead to lists, people and services.
var notStories = wordSet(`tag tags topic topics category categories kategorie rubrik author authors autor autoren auteur people
	profile profiles user users member members search suche feed rss login signin sign-in register account subscribe
	subscription abo newsletter newsletters contact about privacy terms page archive archives comment comments share
	print amp hashtag keyword keywords thema themen dossier live-blog-index podcast podcasts wp-content wp-login`)

func wordLines(list string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(list) {
		set[strings.TrimSpace(line)] = true
	}
	return set
}

// maxLead is the longest introducing phrase, in bytes.
const maxLead = 100

// lead reports whether a text is nothing but a phrase that introduces related stories.
func lead(text string) bool {
	if len(text) > maxLead {
		return false
	}
	return leads[strings.Trim(strings.ToLower(strings.ReplaceAll(text, "’", "'")), " .:：|>»›–—-!?…•*→▶▼◆■●[]()【】「」<")]
}

// withoutArrows is a title without what points to where it leads. Guillemets point only where they do not quote.
func withoutArrows(title string) string {
	title = strings.Trim(title, " ←→<>▶►")
	for _, pair := range []string{"«»", "‹›"} {
		if signs := []rune(pair); strings.ContainsRune(title, signs[0]) != strings.ContainsRune(title, signs[1]) {
			title = strings.Trim(title, " "+pair)
		}
	}
	return title
}

// maxInvitation is how many words invite to read on after a title.
const maxInvitation = 3

// beforeLead cuts an invitation to read on, of up to three words, from the end of a headline that remains one without.
func beforeLead(text string) string {
	words := strings.Fields(text)
	for n := 1; n <= maxInvitation && len(words)-n >= 4; n++ {
		if lead(strings.Join(words[len(words)-n:], " ")) {
			return strings.Join(words[:len(words)-n], " ")
		}
	}
	return text
}

// closers part an introducing phrase from what it introduces.
const closers = ":：|>»›–—-•]】」"

// afterLead cuts an introducing phrase, closed by a colon or the like, from the start of a text.
func afterLead(text string) (rest string, ok bool) {
	for i, r := range text {
		if i > 60 {
			break
		}
		if strings.ContainsRune(closers, r) && lead(text[:i]) {
			return strings.TrimLeft(text[i:], " "+closers), true
		}
	}
	return "", false
}
