package article

import (
	"fmt"
	"strings"
	"testing"

	"reader/internal/news"
)

// walls are what sites say in place of a story, in fourteen languages: a title and a sentence, and what is to be told from it.
var walls = []struct {
	language                                                        string
	consent, pay, account, robot, region, script, missing, greeting string
}{
	{
		"en", "We and our partners use cookies to store personal data. You can accept all cookies or manage your consent to tracking in the privacy settings.",
		"This article is for subscribers only. Subscribe to continue reading.", "Create a free account to continue reading.",
		"Please verify you are human before you go on.", "This content is not available in your country.",
		"Please enable JavaScript to view this page.", "Page not found", "Welcome",
	},
	{
		"de", "Wir und unsere Partner verwenden Cookies und verarbeiten personenbezogene Daten. Mit Ihrer Einwilligung erlauben Sie Tracking: Alle akzeptieren oder Datenschutz einstellen.",
		"Weiterlesen mit dem Digitalabo.", "Bitte registrieren, um den Artikel zu lesen.",
		"Bitte bestätigen Sie, dass Sie ein Mensch sind.", "Dieser Inhalt ist in Ihrem Land nicht verfügbar.",
		"Bitte aktivieren Sie JavaScript in Ihrem Browser.", "Seite nicht gefunden", "Willkommen",
	},
	{
		"fr", "Nos partenaires et nous utilisons des cookies et traceurs pour traiter des données personnelles. Vous pouvez tout accepter, ou retirer votre consentement ; voir notre politique de confidentialité.",
		"Cet article est réservé aux abonnés.", "Créez un compte gratuit pour lire la suite.",
		"Confirmez que vous êtes un humain.", "Ce contenu n’est pas disponible dans votre pays.",
		"Veuillez activer JavaScript pour afficher cette page.", "Page introuvable", "Bienvenue",
	},
	{
		"es", "Nosotros y nuestros socios usamos cookies para tratar datos personales. Puede aceptar todo o retirar su consentimiento en la política de privacidad; también rechazar todas las cookies.",
		"Contenido exclusivo para suscriptores.", "Regístrate gratis para seguir leyendo.",
		"Confirma que eres humano.", "Este contenido no está disponible en tu país.",
		"Activa JavaScript para ver esta página.", "Página no encontrada", "Bienvenidos",
	},
	{
		"it", "Noi e i nostri partner usiamo cookie e tracciamento per trattare dati personali. Puoi accettare tutto oppure negare il consenso: accetta i cookie o leggi l'informativa sulla riservatezza.",
		"Contenuto riservato agli abbonati.", "Registrati gratis per continuare a leggere.",
		"Conferma di essere umano.", "Il contenuto non è disponibile nel tuo paese.",
		"Attiva JavaScript per vedere la pagina.", "Pagina non trovata", "Benvenuti",
	},
	{
		"pt", "Nós e nossos parceiros usamos cookies para tratar dados pessoais. Você pode aceitar todos os cookies ou retirar o consentimento; veja a política de privacidade.",
		"Conteúdo exclusivo para assinantes.", "Cadastre-se grátis para continuar lendo.",
		"Confirme que você é humano.", "Este conteúdo está indisponível no seu país.",
		"Ative o JavaScript para ver esta página.", "Página não encontrada", "Bem-vindo",
	},
	{
		"nl", "Wij en onze partners gebruiken cookies om persoonsgegevens te verwerken. Met je toestemming kun je alles accepteren; lees meer over privacy en cookies.",
		"Dit verhaal is alleen voor abonnees.", "Maak een gratis account aan om verder te lezen.",
		"Bevestig dat je een mens bent.", "Deze inhoud is niet beschikbaar in jouw land.",
		"Schakel JavaScript in om deze pagina te zien.", "Pagina niet gevonden", "Welkom",
	},
	{
		"pl", "My i nasi partnerzy używamy plików cookies do przetwarzania danych osobowych. Możesz wyrazić zgodę, akceptuję wszystkie cookies, albo zmienić ustawienia prywatności.",
		"Artykuł tylko dla prenumeratorów.", "Zaloguj się, aby czytać dalej.",
		"Potwierdź, że jesteś człowiekiem.", "Ta treść jest niedostępna w Twoim kraju.",
		"Włącz obsługę JavaScript w przeglądarce.", "Nie znaleziono strony", "Witamy",
	},
	{
		"ru", "Мы используем файлы cookie для обработки персональных данных. Вы можете принять все или отозвать согласие; см. политику конфиденциальности. Cookie нужны сайту.",
		"Материал доступен только по подписке.", "Войдите, чтобы читать дальше.",
		"Подтвердите, что вы не робот.", "Содержимое недоступно в вашей стране.",
		"Включите JavaScript в браузере.", "Страница не найдена", "Добро пожаловать",
	},
	{
		"hi", "हम और हमारे साझेदार व्यक्तिगत डेटा के लिए कुकी का उपयोग करते हैं। आपकी सहमति से कुकी रखी जाती हैं। गोपनीयता नीति देखें, या सभी स्वीकार करें। कुकी और सहमति आप बदल सकते हैं।",
		"यह लेख केवल सदस्यों के लिए है।", "आगे पढ़ने के लिए लॉग इन करें और पढ़ना जारी रखें।",
		"पुष्टि करें कि आप इंसान हैं।", "यह सामग्री आपके देश में उपलब्ध नहीं है।",
		"कृपया जावास्क्रिप्ट को सक्षम करें।", "पृष्ठ नहीं मिला", "स्वागत है",
	},
	{
		"tr", "Biz ve ortaklarımız kişisel verileri işlemek için çerezleri kullanıyoruz. Çerez onayı gizlilik politikamızda açıklanır; tümünü kabul et ya da çerezleri yönet.",
		"Bu içerik yalnızca aboneler içindir.", "Okumaya devam etmek için ücretsiz üye olun.",
		"Lütfen insan olduğunuzu doğrulayın.", "Bu içerik ülkenizde kullanılamıyor.",
		"Lütfen JavaScript'i etkinleştirin.", "Sayfa bulunamadı", "Hoş geldiniz",
	},
	{
		"sv", "Vi och våra partner använder kakor för att behandla personuppgifter. Godkänn alla kakor eller återkalla ditt samtycke; läs om cookies och integritet.",
		"Endast för prenumeranter.", "Skapa ett gratis konto för att läsa vidare.",
		"Bekräfta att du är en människa.", "Innehållet är inte tillgängligt i ditt land.",
		"Aktivera JavaScript för att se sidan.", "Sidan hittades inte", "Välkommen",
	},
	{
		"ja", "当サイトではクッキーを使用して個人情報を扱います。同意してください。プライバシーについて。すべて同意する。クッキーの同意は変更できます。",
		"この記事は有料会員限定です。", "続きを読むには会員登録が必要です。",
		"あなたが人間であることを確認します。", "お住まいの地域ではご利用いただけません。",
		"JavaScriptを有効にしてください。", "ページが見つかりません", "ようこそ",
	},
	{
		"zh", "我们使用 Cookie 处理您的个人数据。请同意隐私政策：全部接受，或更改同意选项。隐私与 Cookie 设置。",
		"订阅后继续阅读全文，会员专享。", "登录后继续阅读。",
		"请验证您是真人。", "您所在的地区无法查看此内容。",
		"请启用JavaScript。", "页面不存在", "欢迎",
	},
}

func TestWallsInFourteenLanguages(t *testing.T) {
	for _, w := range walls {
		head := fmt.Sprintf("<html lang=%s><head><title>%s - Example Times</title><meta property=\"og:site_name\" content=\"Example Times\"></head><body><h1>%s</h1>", w.language, w.greeting, w.greeting)
		began := "<article><h1>Harbour wall to be mended</h1><p>" + sentences[0] + "</p><p>" + sentences[1] + "</p>"
		for _, c := range []struct {
			name, page string
			want       news.Verdict
		}{
			{"consent", head + "<p>" + w.consent + "</p><button>OK</button>", news.VerdictConsent},
			{"robot", head + "<p>" + w.robot + "</p>", news.VerdictRobot},
			{"region", head + "<p>" + w.region + "</p>", news.VerdictRegion},
			{"script", head + "<noscript>" + w.script + "</noscript><div id=root></div>", news.VerdictScript},
			{"script, said openly", head + "<p>" + w.script + "</p>", news.VerdictScript},
			{"gone", strings.ReplaceAll(head, w.greeting, w.missing) + "<p>" + sentences[3] + "</p>", news.VerdictGone},
			{"pay", began + "<div><p>" + w.pay + "</p></div></article>", news.VerdictPaywall},
			{"account", began + "<div><p>" + w.account + "</p></div></article>", news.VerdictRegister},
		} {
			a := extract(t, c.page)
			if a.Verdict != c.want {
				t.Errorf("%s, %s: verdict %v, want %v; text %q", w.language, c.name, a.Verdict, c.want, news.PlainText(a.Blocks))
			}
			if text := news.PlainText(a.Blocks); c.want == news.VerdictPaywall && (strings.Contains(text, w.pay) || !strings.Contains(text, sentences[1])) {
				t.Errorf("%s: the wall is in the text, or the text is not: %q", w.language, text)
			}
		}
	}
}

func TestBotChecksByTitleAndMarkup(t *testing.T) {
	for _, page := range []string{
		"<title>Just a moment...</title><body><p>example.org needs to review the security of your connection before proceeding.</p>",
		"<title>Access Denied</title><h1>Access Denied</h1>You don't have permission to access \"http://example.org/\" on this server.<p>Reference #18.4</p>",
		"<title>example.org</title><body><form id=challenge-form class=challenge-form></form>",
		"<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1><p>You are unable to access example.org</p>",
		"<title>Доступ ограничен</title><p>IP 192.0.2.1</p>",
	} {
		if v := extract(t, page).Verdict; v != news.VerdictRobot {
			t.Errorf("%s: %v", page, v)
		}
	}
}

// Stories that speak of walls are no walls, and short stories are whole.
func TestStoriesAreNoWalls(t *testing.T) {
	brief := "<p>" + sentences[0] + "</p><p>" + sentences[1] + "</p>"
	data := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","wordCount":"%d","isAccessibleForFree":%v}</script>`
	for _, c := range []struct{ name, page string }{
		{"about captchas", story("", "<p>“Please verify you are human”: the harbour's new ticket machine asks that of passengers, and of goats, who fail.</p>", "")},
		{"about cookies", story("", "<p>The council's new law on cookies and tracking asks each site for consent, and for a clear privacy policy, from May on, the mayor said. A first draft spoke of cookies only.</p>", "")},
		{"about a blocked page", story("", "<p>Readers abroad are told that the page is not available in their country, and turn to their neighbours for news of the wall.</p>", "")},
		{"called like an error", "<html><head><title>404</title>" + fmt.Sprintf(data, 40, true) + "</head><body><article><h1>404</h1>" + brief + brief + "</article></body></html>"},
		{"a brief", "<html><head><title>Wall</title></head><body><nav>Subscribe to continue. Log in to read.</nav><article><h1>Harbour wall to be mended</h1>" + brief + "</article><footer>Cookies. Privacy policy. Subscribe.</footer></body></html>"},
		{"a brief with a newsletter", "<html><head><title>Wall</title></head><body><article><h1>Harbour wall to be mended</h1>" + brief + "<div><p>Sign up for our newsletter. It is free.</p></div></article></body></html>"},
		{"whole, by its own count", "<html><head><title>Wall</title>" + fmt.Sprintf(data, 50, true) + "</head><body><article><h1>Harbour wall to be mended</h1>" + brief + "<p>Subscribe to read more like this.</p></article></body></html>"},
		{"paid for, and there", "<html><head><title>Wall</title>" + fmt.Sprintf(data, 200, false) + "</head><body><article><h1>Harbour wall to be mended</h1>" + strings.Repeat(brief, 4) + "</article></body></html>"},
	} {
		if a := extract(t, c.page); a.Verdict != news.VerdictFull {
			t.Errorf("%s: verdict %v, %d words", c.name, a.Verdict, a.Words)
		}
	}
}

func TestHalfAPaidStoryIsBehindAWall(t *testing.T) {
	data := `<script type="application/ld+json">{"@type":"NewsArticle","wordCount":2000,"isAccessibleForFree":"False"}</script>`
	long := strings.Repeat("<p>"+strings.Join(sentences, "</p><p>")+"</p>", 3)
	if a := extract(t, story(data, long, "")); a.Verdict != news.VerdictPaywall || a.Words < 300 {
		t.Errorf("verdict %v, %d words", a.Verdict, a.Words)
	}
}
