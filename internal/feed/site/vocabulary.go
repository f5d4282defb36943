package site

import (
	"regexp"
	"strings"
)

// utilities are menu entries that are no sections: home, accounts, law, the house itself, other services. Words in
// lower case, as whole titles, in the languages of the largest papers.
var utilities = set(
	"home", "homepage", "front page", "start", "startseite", "accueil", "inicio", "início", "portada", "главная", "होम", "मुखपृष्ठ", "الرئيسية", "首页", "トップ", "ホーム", "홈", "anasayfa", "ana sayfa", "strona główna",
	"login", "log in", "sign in", "sign up", "signin", "register", "logout", "log out", "my account", "account", "anmelden", "registrieren", "mein konto", "connexion", "se connecter", "s'identifier", "mon compte", "iniciar sesión", "registrarse", "entrar", "accedi", "logga in", "войти", "subscribe", "subscribe now", "subscriptions", "abo", "abonnieren", "abonnement", "s'abonner", "suscríbete", "suscribirse", "assine", "abbonati", "donate", "support us", "membership", "become a member", "newsletter", "newsletters", "e-paper", "epaper", "shop", "store", "cart", "checkout",
	"about", "about us", "contact", "contact us", "advertise", "advertise with us", "advertising", "careers", "jobs", "team", "our team", "impressum", "datenschutz", "kontakt", "über uns", "mediadaten", "agb", "qui sommes-nous", "mentions légales", "contacto", "quiénes somos", "aviso legal", "contato", "contatti", "chi siamo", "redakcja", "kontakty", "о нас", "контакты",
	"privacy", "privacy policy", "terms", "terms of use", "terms of service", "terms & conditions", "terms and conditions", "cookie policy", "cookies", "cookie settings", "disclaimer", "legal", "imprint", "accessibility", "sitemap", "site map", "corrections", "code of ethics", "ethics", "copyright", "feedback", "help", "faq", "faqs",
	"search", "menu", "more", "more…", "see all", "view all", "all", "close", "back", "next", "previous", "skip to content", "skip to main content", "rss", "feeds", "app", "apps", "mobile", "archive", "archives", "tags", "live", "watch live", "listen live", "live tv", "tv guide", "facebook", "twitter", "x", "instagram", "youtube", "linkedin", "tiktok", "whatsapp", "telegram", "pinterest", "threads", "bluesky", "mastodon", "flipboard", "google news", "horoscope", "horoscopes", "crossword", "crosswords", "sudoku", "puzzles", "games", "classifieds", "obituaries", "coupons", "shopping",
)

// utilityPaths are the like in addresses, as whole segments.
var utilityPaths = set("login", "signin", "sign-in", "signup", "register", "account", "my-account", "logout", "subscribe", "subscription", "subscriptions",
	"newsletter", "newsletters", "about", "about-us", "contact", "contact-us", "advertise", "advertising", "privacy", "privacy-policy", "terms", "terms-of-use", "terms-of-service", "cookie-policy",
	"cookies", "legal", "imprint", "impressum", "datenschutz", "kontakt", "faq", "help", "search", "rss", "feed", "sitemap", "careers", "cart", "checkout", "wp-login.php", "donate", "abonnement", "abonnements", "abo", "shop", "store", "recherche", "suche", "buscar", "author", "authors", "user", "users", "print", "share")

// sectionWords speak for a menu of a paper: any of them as a word of a title.
var sectionWords = set(
	"news", "world", "politics", "business", "economy", "sport", "sports", "culture", "arts", "opinion", "science", "health", "technology", "tech", "travel", "lifestyle", "life", "entertainment", "education", "environment", "climate", "local", "national", "international", "europe", "asia", "africa", "americas", "middle", "europe", "uk", "us", "money", "finance", "markets", "books", "film", "music", "food", "style", "analysis", "comment", "features", "interviews", "society", "crime", "weather", "video", "security", "defense", "defence", "energy", "india", "china",
	"politik", "wirtschaft", "kultur", "wissen", "gesellschaft", "ausland", "inland", "sport", "meinung", "reise", "gesundheit", "digital", "politique", "économie", "société", "monde", "sciences", "santé", "sports", "política", "economía", "cultura", "deportes", "mundo", "sociedad", "opinión", "tecnología", "economia", "esportes", "esporte", "politica", "cronaca", "esteri", "salute", "политика", "экономика", "общество", "культура", "спорт", "мир", "россия", "राजनीति", "खेल", "देश", "विदेश", "व्यापार", "मनोरंजन", "دنیا", "سياسة", "اقتصاد", "رياضة", "ثقافة", "العالم", "政治", "经济", "経済", "国際", "体育", "スポーツ", "정치", "경제", "사회",
)

// sectionPaths are segments by which content systems mark their sections.
var sectionPaths = set("category", "categories", "section", "sections", "topic", "topics", "tag", "rubrik", "rubrique", "seccion", "service", "channel", "thema", "c", "kategorie", "categoria", "region", "regions")

// menuNames are in the classes of menus; forbiddenNames in those of lists that are none.
var (
	menuNames      = regexp.MustCompile(`\b(?:[\w-]*menu[\w-]*|[\w-]*nav(?:bar|igation)?(?:\b|[-_])[\w-]*|[\w-]*rubri[\w-]*|sections?)\b`)
	forbiddenNames = regexp.MustCompile(`bread ?-?_?crumb|paginat|pager|social|share|related|comment|cookie|consent|gdpr|lang(?:uage)?[-_]?(?:switch|select|menu)|author|byline|toc\b|skip-?link|post-?navigation|nav-?links|tagcloud|post-?tags|entry-?meta|footer-?legal`)
	sidebarNames   = regexp.MustCompile(`side-?bar|aside|widget[-_](?:area|popular)|most-?(?:read|popular|viewed)|popular|trending|top-?stories|recent-?posts|latest-?news-?ticker|ticker|meistgelesen|plus-?lus|mas-?leid|advert|sponsor|newsletter|outbrain|taboola|recommend|related|read-?more|you-?may`)
)

// articlePath recognises addresses of stories: a date in it, a number of an article, or a long slug.
var articlePath = regexp.MustCompile(`/(?:19|20)\d\d/\d{1,2}(?:/|$)|/(?:19|20)\d\d-\d\d-\d\d|\d{5,}|/[^/]*(?:-[^/-]+){4,}/?$|/[\w-]{45,}/?$`)

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// utility says whether an entry of a menu is no section. Services often have a host of their own: shop.example.org.
func utility(title, host, path string) bool {
	if first, _, _ := strings.Cut(strings.ToLower(host), "."); utilityPaths[first] {
		return true
	}
	if utilities[strings.Trim(strings.ToLower(title), " .:>»›→")] {
		return true
	}
	for segment := range strings.SplitSeq(strings.ToLower(strings.Trim(path, "/")), "/") {
		if utilityPaths[segment] {
			return true
		}
	}
	return false
}

// speaksOfSections says whether a title has a word that papers give their sections.
func speaksOfSections(title string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(title)) {
		if sectionWords[strings.Trim(w, "&,/")] {
			return true
		}
	}
	return false
}

// marksSection says whether an address is marked as a section's by a content system: /category/…, /hi/category/….
func marksSection(path string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(strings.Trim(path, "/")), "/")
	if len(first) == len("hi") { // the language of an edition
		first, _, _ = strings.Cut(rest, "/")
	}
	return sectionPaths[first]
}
