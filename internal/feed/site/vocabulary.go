package site

import (
	"strings"

	"reader/internal/text"
)

// utilities are menu entries that are no sections: home, accounts, law, the house itself, other services. Words in
// lower case, as whole titles, in the languages of the largest papers.
var utilities = set(
	"home", "homepage", "front page", "start", "startseite", "accueil", "inicio", "início", "portada", "главная", "होम", "मुखपृष्ठ", "الرئيسية", "首页", "トップ", "ホーム", "홈", "anasayfa", "ana sayfa", "strona główna",
	"login", "log in", "sign in", "sign up", "signin", "register", "logout", "log out", "my account", "account", "anmelden", "registrieren", "mein konto", "connexion", "se connecter", "s'identifier", "mon compte", "iniciar sesión", "registrarse", "entrar", "accedi", "logga in", "войти", "subscribe", "subscribe now", "subscriptions", "abo", "abonnieren", "abonnement", "s'abonner", "suscríbete", "suscribirse", "assine", "abbonati", "donate", "support us", "membership", "become a member", "newsletter", "newsletters", "e-paper", "epaper", "shop", "store", "cart", "checkout",
	"about", "about us", "contact", "contact us", "advertise", "advertise with us", "advertising", "careers", "jobs", "team", "our team", "impressum", "datenschutz", "kontakt", "über uns", "mediadaten", "agb", "qui sommes-nous", "mentions légales", "contacto", "quiénes somos", "aviso legal", "contato", "contatti", "chi siamo", "redakcja", "kontakty", "о нас", "контакты",
	"privacy", "privacy policy", "confidentialité", "legal notice", "legal notices", "public notices", "saved articles", "my offers", "my profile", "bookmarks", "meet the team", "partner content", "sponsored content", "sponsored", "terms", "terms of use", "terms of service", "terms & conditions", "terms and conditions", "cookie policy", "cookies", "cookie settings", "disclaimer", "legal", "imprint", "accessibility", "sitemap", "site map", "corrections", "code of ethics", "ethics", "copyright", "feedback", "help", "faq", "faqs",
	"search", "menu", "more", "more…", "see all", "view all", "all", "close", "back", "next", "previous", "skip to content", "skip to main content", "rss", "feeds", "app", "apps", "mobile", "archive", "archives", "tags", "live", "watch live", "listen live", "live tv", "tv guide", "facebook", "twitter", "x", "instagram", "youtube", "linkedin", "tiktok", "whatsapp", "telegram", "pinterest", "threads", "bluesky", "mastodon", "flipboard", "google news", "horoscope", "horoscopes", "crossword", "crosswords", "sudoku", "puzzles", "games", "classifieds", "obituaries", "coupons", "shopping", "services", "service", "auctions", "competitions", "gewinnspiele",
)

// utilityPaths are the like in addresses, as whole segments.
var utilityPaths = set("login", "signin", "sign-in", "signup", "register", "account", "my-account", "logout", "subscribe", "subscription", "subscriptions",
	"newsletter", "newsletters", "about", "about-us", "contact", "contact-us", "advertise", "advertising", "privacy", "privacy-policy", "mentions-legales", "legal-notice", "legal-notices", "aviso-legal", "hilfe", "aide", "ayuda", "my", "myaccount", "moncompte", "mon-compte", "mi-cuenta", "konto", "profile", "profil", "kiosk", "kiosque", "epaper", "e-paper", "apps", "coupons", "gutscheine", "tv-programm", "programme-tv", "tv-guide", "terms", "terms-of-use", "terms-of-service", "cookie-policy",
	"cookies", "legal", "imprint", "impressum", "datenschutz", "kontakt", "faq", "help", "search", "rss", "feed", "sitemap", "careers", "cart", "checkout", "wp-login.php", "donate", "abonnement", "abonnements", "abo", "shop", "store", "recherche", "suche", "buscar", "author", "authors", "user", "users", "print", "share")

// serviceWords are words of such entries wherever they stand in a title.
var serviceWords = text.Pattern(`(?i)\b(?:apps?|newsletters?|e-?paper|coupons?|vouchers?|gutscheine?|promo codes?|codes? promo|horoscopes?|crosswords?|sudoku|puzzles?|obituar(?:y|ies)|classifieds|advertorials?|anzeige|sponsored)\b|^(?:jobs|careers) (?:at|with) `)

// ownWords begin the segments of addresses that hold what is kept for one reader: /my-offers, /mes-alertes.
var ownWords = text.Pattern(`^(?:my|mon|mes|mein|meine|saved)-`)

// mereLabels are over menus and say nothing that their entries do not: what stands below them comes up.
var mereLabels = set("categories", "category", "sections", "section", "topics", "menu", "main menu", "all sections", "all topics", "news sections", "browse", "explore", "rubriques", "rubriken", "ressorts", "themen", "kategorien", "secciones", "categorías", "seções", "categorias", "sezioni", "categorie", "рубрики", "разделы", "श्रेणियां", "الأقسام", "栏目", "more", "mehr", "plus", "más", "mais", "altro", "ещё", "और", "المزيد")

// sectionWords speak for a menu of a paper: any of them as a word of a title.
var sectionWords = set(
	"news", "world", "politics", "business", "economy", "sport", "sports", "culture", "arts", "opinion", "science", "health", "technology", "tech", "travel", "lifestyle", "life", "entertainment", "education", "environment", "climate", "local", "national", "international", "europe", "asia", "africa", "americas", "middle", "europe", "uk", "us", "money", "finance", "markets", "books", "film", "music", "food", "style", "analysis", "comment", "features", "interviews", "society", "crime", "weather", "video", "security", "defense", "defence", "energy", "india", "china",
	"politik", "wirtschaft", "kultur", "wissen", "gesellschaft", "ausland", "inland", "sport", "meinung", "reise", "gesundheit", "digital", "politique", "économie", "société", "monde", "sciences", "santé", "sports", "política", "economía", "cultura", "deportes", "mundo", "sociedad", "opinión", "tecnología", "economia", "esportes", "esporte", "politica", "cronaca", "esteri", "salute", "политика", "экономика", "общество", "культура", "спорт", "мир", "россия", "राजनीति", "खेल", "देश", "विदेश", "व्यापार", "मनोरंजन", "دنیا", "سياسة", "اقتصاد", "رياضة", "ثقافة", "العالم", "政治", "经济", "経済", "国際", "体育", "スポーツ", "정치", "경제", "사회",
)

// sectionPaths are segments by which content systems mark their sections.
var sectionPaths = set("category", "categories", "section", "sections", "topic", "topics", "tag", "rubrik", "rubrique", "seccion", "service", "channel", "thema", "c", "kategorie", "categoria", "dossier", "dossiers", "region", "regions")

// menuNames are in the classes of menus; forbiddenNames in those of lists that are none.
var (
	menuNames      = text.Pattern(`\b(?:[\w-]*menu[\w-]*|[\w-]*nav(?:bar|igation)?(?:\b|[-_])[\w-]*|[\w-]*rubri[\w-]*|sections?)\b`)
	forbiddenNames = text.Pattern(`bread ?-?_?crumb|paginat|pager|social|share|related|comment|cookie|consent|gdpr|lang(?:uage)?[-_]?(?:switch|select|menu)|author|byline|toc\b|skip-?link|(?:^|[-_ ])tags(?:$|[-_ ])|post-?navigation|nav-?links|tagcloud|entry-?meta|footer-?legal`)
	sidebarNames   = text.Pattern(`side-?bar|aside|widget[-_](?:area|popular)|most-?(?:read|popular|viewed)|popular|trending|top-?stories|recent-?posts|latest-?news-?ticker|ticker|meistgelesen|plus-?lus|mas-?leid|advert|sponsor|newsletter|outbrain|taboola|recommend|related|read-?more|you-?may`)
)

// numberedPath recognises addresses of stories: a date in it, or the number of an article.
var numberedPath = text.Pattern(`/(?:19|20)\d\d/\d{1,2}(?:/|$)|/(?:19|20)\d\d-\d\d-\d\d|\d{5,}`)

const (
	leastSlug   = 5  // words of two letters and more; sections have shorter names
	longestSlug = 45 // bytes of a section's slug
)

// ofStory says whether a path has the marks of a story's: a date or number in it, or a long slug at its end.
func ofStory(path string) bool { return numberedPath().MatchString(path) || longSlug(path) }

func longSlug(path string) bool {
	path = strings.TrimRight(path, "/")
	slug := path[strings.LastIndexByte(path, '/')+1:]
	n := 0
	for word := range strings.SplitSeq(slug, "-") {
		if len(word) > 1 {
			n++
		}
	}
	return n >= leastSlug || len(slug) >= longestSlug && !strings.Contains(slug, "%")
}

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
	if utilities[plainTitle(title)] || serviceWords().MatchString(title) {
		return true
	}
	for segment := range strings.SplitSeq(strings.ToLower(strings.Trim(path, "/")), "/") {
		if utilityPaths[segment] || ownWords().MatchString(segment) {
			return true
		}
	}
	return false
}

// plainTitle is a title in lower case without the signs that menus set around it.
func plainTitle(title string) string {
	return strings.Trim(strings.ToLower(title), " .:>»›→▾▼+")
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

// marksSection says whether an address is marked as a section's by a content system, in front of the section's name or
// behind the language or the section above it: /category/…, /hi/category/…, /world/dossier/….
func marksSection(path string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(strings.Trim(path, "/")), "/")
	second, last, _ := strings.Cut(rest, "/")
	return sectionPaths[first] || last != "" && sectionPaths[second]
}
