package article

import (
	"regexp"
	"strings"
	"sync"
)

// What sites say in place of a story, in lower case: in English, German, French, Spanish, Italian, Portuguese, Dutch,
// Polish, Russian, Hindi, Turkish, Swedish, Japanese and Chinese, a line each.

// pattern is a regular expression that is compiled when it is first needed: most runs of the program meet no wall.
type pattern func() *regexp.Regexp

// oneOf matches a text in which one of the lines stands, each a regular expression.
func oneOf(lines string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(eitherOf(lines)) })
}

// whole matches a text that is one of the lines and nothing more.
func whole(lines string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:` + eitherOf(lines) + `)[.!?。！]?$`) })
}

func eitherOf(lines string) string {
	return strings.ReplaceAll(strings.ReplaceAll(lines, "\t", ""), "\n", "|")
}

// consentWords are what a notice about cookies is full of, and a story is not; none within another.
var consentWords = strings.Split(strings.NewReplacer("\n", "|", "\t", "").Replace(`cookie|gdpr|consent|tracking|privacy|personal data|legitimate interest|our partners|accept
	datenschutz|einwilligung|werbung und|personenbezogene|zustimm|akzeptier
	traceurs|confidentialité|données personnelles|nos partenaires
	privacidad|datos personales|nuestros socios|aceptar|rechazar
	riservatezza|consenso|dati personali|tracciamento|accett
	dados pessoais|nossos parceiros|aceitar
	toestemming|persoonsgegevens|onze partners
	prywatności|zgod|danych osobowych|partnerzy|akceptuj
	конфиденциальности|согласи|персональных данных|куки|принять
	कुकी|गोपनीयता|सहमति|व्यक्तिगत डेटा
	çerez|gizlilik|onay|kişisel veri|kabul et
	kakor|integritet|samtycke|personuppgifter|godkänn
	クッキー|プライバシー|同意|個人情報
	隐私|隱私|个人数据|個人資料`), "|")

// askingStems are what a line holds that asks for an account or for money: looking for them first spares most lines the
// expressions.
var askingStems = strings.Fields(`subscri member unlock free register sign log abo weiterlesen plus leser artikel kostenlos gratis anmelden einloggen
	compte inscri connectez suite article suscri socio premium regístr registr sesión cuenta abbona account accedi assin cadastre conta login conteúdo
	lid lees lezen word prenum dostęp konto zaloguj treść tekstu подпис войдите зарегистр авториз материал доступ सदस्य सब्सक्राइब ग्राहक लॉग साइन रजिस्टर पंजीकरण
	abone üye okuma giriş logga läsa läs låst 有料 会員 登録 ログイン 購読 限定 残り 订阅 訂閱 付费 付費 會員 会员 订户 訂戶 登录 登錄 登入 注册 註冊`)

// consentButtons are what such a notice ends in.
var consentButtons = oneOf(`(?:accept|agree|allow|reject|decline|manage)(?: to)? (?:and (?:continue|close)|all|cookies|options|settings|preferences)
	alle(?:s)? (?:cookies )?(?:akzeptieren|ablehnen|zulassen)|zustimmen und weiter|mit werbung (?:weiter|lesen|nutzen)|einstellungen verwalten
	tout (?:accepter|refuser)|accepter et (?:continuer|fermer)|continuer sans accepter|paramétrer
	aceptar (?:y continuar|todo|todas|cookies)|rechazar (?:todo|todas)|configurar (?:cookies|opciones)
	accetta (?:tutto|tutti|e continua|i cookie)|rifiuta (?:tutto|tutti)|continua senza accettare
	aceitar (?:tudo|todos|e continuar|cookies)|rejeitar (?:tudo|todos)
	alles (?:accepteren|weigeren|toestaan)|accepteren en doorgaan|cookies accepteren
	(?:za)?akceptuj(?:ę)? (?:wszystkie|i przejdź|wszystko)|przejdź do serwisu|odrzuć wszystkie
	принять (?:все|и продолжить)|отклонить все|согласен
	सभी (?:को )?स्वीकार करें|स्वीकार करें और जारी रखें|सहमत हूँ
	tümünü (?:kabul et|reddet)|kabul et ve devam
	(?:godkänn|acceptera|tillåt) alla|avvisa alla|acceptera och fortsätt
	すべて(?:の cookie を)?(?:受け入れ|許可|同意|拒否)|同意して(?:続ける|閉じる)
	(?:全部)?接受(?:所有|全部)|接受并继续|接受並繼續|全部拒绝|同意并继续`)

// robotWords ask who is there.
var robotWords = oneOf(`verify(?:ing)? (?:that )?you are (?:a )?(?:human|not a robot)|(?:confirm|prove) (?:that )?you(?:'|’)?(?:re| are) (?:a )?(?:human|not a (?:ro)?bot)|checking (?:if the site connection is secure|your browser before)|are you a (?:human|robot)\?|unusual (?:traffic|activity) from your|complete the (?:captcha|security check)|enable javascript and cookies to continue|you don(?:'|’)t have permission to access .{0,200}on this server|pardon our interruption|sorry, you have been blocked
	(?:bestätigen|beweisen) sie,? dass sie (?:ein mensch|kein roboter) sind|überprüfung,? ob sie ein mensch sind|ungewöhnliche(?:r|n)? (?:datenverkehr|aktivitäten)|sicherheitsüberprüfung abschließen
	(?:vérifiez|confirmez|prouvez) que vous (?:êtes|n['’]êtes pas) (?:un (?:humain|robot)|humain)|vérification que vous êtes humain|activité inhabituelle
	(?:verifi(?:ca|que)|comprueb[ae]|confirm[ae]|demuestr[ae]) que (?:eres|es|no eres|no es) (?:un )?(?:ser )?(?:humano|robot)|tráfico inusual|actividad inusual
	(?:verifica|conferma|dimostra) di (?:non )?essere (?:un )?(?:umano|robot|essere umano)|traffico insolito
	(?:verifique|confirme|prove) (?:se|que) (?:você )?(?:é|não é) (?:um )?(?:ser )?(?:humano|robô)|tráfego incomum
	(?:bevestig|controleer|bewijs) dat (?:u|je) (?:een mens|geen robot) bent|ongebruikelijk verkeer
	(?:potwierdź|udowodnij|zweryfikuj),? że (?:jesteś człowiekiem|nie jesteś robotem)|nietypowy ruch
	подтвердите,? что (?:вы )?(?:не робот|человек|запросы отправляли вы)|проверка (?:вашего )?браузера|необычн(?:ый трафик|ая активность)
	(?:पुष्टि|सत्यापित) करें कि आप (?:इंसान|मानव|रोबोट नहीं)|असामान्य ट्रैफ़िक
	(?:insan|robot) olma(?:dığınızı|dığını|yı) (?:doğrula|onayla)|insan olduğunuzu (?:doğrula|onayla|kanıtla)|olağan dışı trafik
	(?:bekräfta|verifiera) att du (?:är (?:en )?människa|inte är en robot)|ovanlig trafik
	(?:人間|ロボットではない|ロボットでない)(?:であ(?:る)?)?ことを(?:確認|証明)|私はロボットではありません|通常と異なるトラフィック
	(?:验证|驗證|确认|確認)(?:您|你)(?:是|不是)(?:真人|人类|人類|机器人|機器人)|人机(?:身份)?验证|完成(?:安全)?验证|异常流量`)

// robotTitles are the whole title of a page that asks who is there.
var robotTitles = whole(`just a moment(?:\.\.\.|…)?|attention required!?(?: \| cloudflare)?|access (?:to this page has been )?denied|(?:security|human) (?:check|verification)|are you (?:a )?(?:human|robot)\??|please wait(?:\.\.\.|…)?|pardon our interruption(?:\.\.\.|…)?|captcha|verify you are human|robot check|403 forbidden|403|forbidden|request (?:blocked|rejected)|ddos[- ]guard|blocked
	(?:nur )?einen moment(?: bitte)?(?:\.\.\.|…)?|zugriff verweigert|sicherheitsüberprüfung|sind sie ein mensch\?
	un instant(?:\.\.\.|…)?|accès (?:refusé|interdit)|vérification de sécurité
	un momento(?:\.\.\.|…)?|acceso denegado|verificación de seguridad
	accesso negato|verifica di sicurezza
	(?:só )?um momento(?:\.\.\.|…)?|acesso negado|verificação de segurança
	(?:even geduld|een moment)(?: a\.?u\.?b\.?)?(?:\.\.\.|…)?|toegang geweigerd
	chwileczkę(?:\.\.\.|…)?|odmowa dostępu|dostęp zabroniony
	один момент(?:\.\.\.|…)?|доступ (?:запрещ[её]н|ограничен)|ой!|вы не робот\?
	एक क्षण(?:\.\.\.|…)?|पहुँच अस्वीकृत|सुरक्षा जाँच
	bir dakika(?: lütfen)?(?:\.\.\.|…)?|erişim (?:engellendi|reddedildi)|güvenlik kontrolü
	(?:ett ögonblick|vänta)(?:\.\.\.|…)?|åtkomst nekad|säkerhetskontroll
	しばらくお待ちください(?:\.\.\.|…)?|アクセスが拒否されました|アクセス拒否
	请稍候(?:\.\.\.|…)?|請稍候(?:\.\.\.|…)?|(?:拒绝访问|访问被拒绝|拒絕存取)|安全(?:验证|检查)`)

// goneTitles are the whole title, or the whole first heading, of a page that says that there is none.
var goneTitles = whole(`(?:error )?(?:404|410)(?: error)?(?:[ :–|-]*(?:page )?not found)?|(?:sorry, )?(?:the |this )?(?:page|article|story)(?: you requested)? (?:(?:was |could |can )?not (?:be )?found|cannot be found|(?:is )?no longer available|does(?: not|n['’]t) exist)|page unavailable|not found|oops!?|something went wrong|an error (?:has )?occurred|(?:internal )?server error|service unavailable
	(?:fehler )?(?:404)?[ :–-]*(?:die |diese )?(?:seite|artikel|inhalt) (?:(?:wurde |konnte )?(?:leider )?nicht gefunden(?: werden)?|existiert nicht(?: mehr)?|ist nicht (?:mehr )?(?:verfügbar|vorhanden))|seite nicht gefunden|es ist ein fehler aufgetreten
	(?:erreur )?(?:404)?[ :–-]*(?:cette )?page (?:introuvable|non trouvée|n['’]existe (?:pas|plus))|une erreur (?:est survenue|s['’]est produite)
	(?:error )?(?:404)?[ :–-]*(?:la )?página (?:no (?:encontrada|existe|disponible)|no se ha encontrado|solicitada no existe)|no se encontró la página|(?:se )?ha ocurrido un error
	(?:errore )?(?:404)?[ :–-]*pagina non (?:trovata|esiste|disponibile)|si è verificato un errore
	(?:erro )?(?:404)?[ :–-]*página não (?:encontrada|existe|disponível)|ocorreu um erro
	(?:fout )?(?:404)?[ :–-]*(?:de )?pagina (?:is )?niet gevonden|deze pagina bestaat niet(?: meer)?|er is iets (?:mis|fout)gegaan
	(?:błąd )?(?:404)?[ :–-]*(?:nie znaleziono strony|strona nie (?:została znaleziona|istnieje))|wystąpił błąd
	(?:ошибка )?(?:404)?[ :–-]*(?:такой )?страниц[аы] не (?:найдена|существует)|произошла ошибка
	(?:404)?[ :–-]*(?:पृष्ठ|पेज) (?:नहीं मिला|उपलब्ध नहीं है|मौजूद नहीं है)|कोई त्रुटि हुई
	(?:hata )?(?:404)?[ :–-]*(?:(?:aradığınız )?sayfa bulunamadı|böyle bir sayfa yok)|bir hata oluştu
	(?:fel )?(?:404)?[ :–-]*sidan (?:hittades inte|finns inte(?: längre)?|kunde inte hittas)|ett fel (?:har )?(?:uppstått|inträffade)
	(?:404)?[ :–-]*(?:お探しの)?(?:ページ|記事)(?:は|が)(?:見つかりません(?:でした)?|存在しません|削除されました)|エラーが発生しました
	(?:404)?[ :–-]*(?:(?:页面|頁面|网页|文章)(?:不存在|未找到|已删除|找不到)|找不到(?:页面|頁面|网页)|您访问的页面不存在)|出错了|发生错误`)

// regionWords say that the story is not for this country.
var regionWords = oneOf(`(?:not|un|isn(?:'|’)t )(?: currently)?\s?available (?:to (?:visitors|readers|users) )?(?:in|from) (?:your|this|the) (?:country|region|location|area|territory|european)|unavailable in your (?:country|region|location)|access(?:ing)? (?:this (?:website|site) )?from a country belonging to the european economic area|currently unavailable in most european countries|(?:unavailable|blocked) (?:due to|for) legal reasons|outside (?:of )?the (?:country|united states|united kingdom|uk|us) .{0,40}(?:not available|cannot)
	in (?:ihrem|deinem) (?:land|region)(?: derzeit)? (?:leider )?nicht (?:verfügbar|zugänglich|abrufbar)|aus rechtlichen gründen (?:in ihrem land )?nicht verfügbar
	n['’]est pas (?:disponible|accessible) (?:dans|depuis) votre (?:pays|région)|indisponible dans votre (?:pays|région)
	no (?:está )?disponible en (?:su|tu) (?:país|región|ubicación)
	non (?:è )?disponibile nel (?:tuo|suo|vostro) paese|non disponibile nella tua (?:regione|area)
	(?:não (?:está )?disponível|indisponível) (?:no seu país|na sua região|em seu país)
	niet beschikbaar in (?:uw|jouw) (?:land|regio)
	niedostępn[aey] w (?:twoim|państwa) (?:kraju|regionie)
	недоступ(?:ен|на|но|ны) в (?:вашей стране|вашем регионе)
	आपके (?:देश|क्षेत्र) में उपलब्ध नहीं
	(?:ülkenizde|bölgenizde) (?:kullanılamıyor|mevcut değil|erişilemiyor)|bulunduğunuz (?:ülkede|bölgede) (?:kullanılamıyor|mevcut değil)
	(?:inte )?(?:är )?(?:inte )?tillgänglig(?:t|a)? (?:inte )?i (?:ditt land|din region)
	お住まいの(?:国|地域)では(?:ご)?(?:利用|視聴|覧)|この(?:国|地域)からは(?:ご)?利用
	(?:您|你)所在的?(?:国家|地区|國家|地區).{0,8}(?:不可用|无法|無法|不支持|不提供)`)

// scriptWords ask for a browser that runs scripts.
var scriptWords = oneOf(`(?:enable|turn on|activate|requires?|needs?|without) javascript|javascript (?:is |must be |has been |seems to be )?(?:disabled|required|enabled|turned off|not (?:enabled|available|supported))|browser (?:does not|doesn['’]t) support javascript|(?:unsupported|outdated) browser
	javascript (?:ist |in ihrem browser )?(?:deaktiviert|nicht aktiviert|erforderlich|benötigt)|(?:aktivieren|schalten) sie (?:bitte )?javascript|javascript (?:bitte )?(?:aktivieren|einschalten)
	(?:activer|activez|nécessite|active) (?:le )?javascript|javascript (?:est |n['’]est pas )?(?:désactivé|activé|requis|nécessaire)
	(?:activ[ae]r?|habilit[ae]r?|requiere|necesita) (?:el )?javascript|javascript (?:está )?(?:desactivado|deshabilitado|desactivada)
	(?:abilit[ai](?:re)?|attiv[ai](?:re)?|richiede) javascript|javascript (?:è )?(?:disabilitato|disattivato)
	(?:ativ[ae]r?|habilit[ae]r?|requer) (?:o )?javascript|javascript (?:está )?(?:desativado|desabilitado)
	(?:schakel|zet|vereist) javascript|javascript (?:is )?(?:uitgeschakeld|vereist|ingeschakeld)
	(?:włącz|wymaga|aktywuj) (?:obsługi |obsługę )?javascript|javascript (?:jest )?(?:wyłączon[ya]|wymagan[ya])
	(?:включите|требуется|необходим|включить) (?:поддержку )?javascript|javascript (?:отключ[её]н|выключен)
	(?:जावास्क्रिप्ट|javascript) (?:को )?(?:सक्षम|चालू|सक्रिय|अक्षम|बंद)
	javascript(?:['’][iı])? (?:etkinleştir|açın|devre dışı|gerekli|gerektirir)
	(?:aktivera|slå på|kräver) javascript|javascript (?:är )?(?:inaktiverat|avstängt|krävs)
	javascript ?(?:を|が|は)(?:有効|オン|無効|必要|オフ|ご利用)
	(?:启用|開啟|啟用|开启|打开|需要) ?javascript|javascript ?(?:已|被)(?:禁用|停用|关闭)`)

// accountWords ask for an account, without a price.
var accountWords = oneOf(`(?:create|open|get) (?:a|your) free account|register (?:now )?(?:for free )?(?:to|and) (?:continue|read|keep|unlock|view|access)|(?:sign|log) ?(?:in|up)(?: or (?:register|sign up|create an account))?(?: for free)? (?:to|and) (?:continue|read|keep|unlock|view|access)|free registration
	(?:kostenlos|gratis) registrieren|(?:registrieren|melden) sie sich (?:kostenlos|an,? um)|bitte (?:anmelden|einloggen|registrieren),? um|kostenloses konto
	(?:créez|créer) (?:un|votre) compte(?: gratuit)?|inscrivez-vous (?:gratuitement )?pour|connectez-vous pour (?:lire|continuer|accéder)
	(?:reg[ií]str(?:ese|ate)|inicia sesión|crea (?:una|tu) cuenta)(?: gratis)? para (?:seguir|continuar|leer|acceder)
	(?:registrati|accedi|crea un account)(?: gratis| gratuitamente)? (?:per|e) (?:continuare|leggere|continua|leggi)
	(?:cadastre-se|registe-se|faça (?:login|seu cadastro)|crie (?:uma|sua) conta)(?: grátis| gratuitamente)? (?:para|e) (?:continuar|ler|continue|leia|acessar)
	(?:log in|meld je aan|maak (?:een )?(?:gratis )?account aan|registreer(?: je)?(?: gratis)?) (?:om|en) (?:verder|te lezen|dit artikel|lees)|gratis account
	(?:zaloguj się|zarejestruj się|załóż (?:darmowe )?konto),? (?:aby|żeby|by|i) (?:czytać|przeczytać|kontynuować|czytaj)
	(?:войдите|зарегистрируйтесь|авторизуйтесь),? чтобы (?:читать|продолжить|прочитать)
	(?:लॉग ?इन|साइन ?इन|रजिस्टर|पंजीकरण) कर(?:ें|के) .{0,30}(?:पढ़|जारी)
	(?:okumaya|devam etmek|okumak) .{0,20}(?:için )?(?:giriş yap|üye ol|kayıt ol|ücretsiz üye)|ücretsiz üye ol
	(?:logga in|skapa (?:ett )?(?:gratis )?konto|registrera dig)(?: gratis)? (?:för att|och) (?:läsa|fortsätta|läs)
	(?:無料)?会員登録(?:\(無料\)|（無料）)?(?:して|すると|で|が必要)|ログインして(?:続き|全文|読)|続きを読むには.{0,12}(?:登録|ログイン)
	(?:登录|登錄|登入|注册|註冊)(?:后|後|以)?(?:继续|繼續|阅读|閱讀|查看)|请先(?:登录|注册)`)

// subscribeWords ask for a subscription.
var subscribeWords = oneOf(`(?:subscribe|become a (?:member|subscriber))[^.]{0,40}(?:to (?:continue|read|keep|unlock|view|access)|for (?:full|unlimited))|(?:already a|for|exclusive to|only for|reserved for|available (?:only )?to) (?:our )?(?:a )?(?:paying )?(?:subscriber|member)s?\b|(?:this|the rest of (?:this|the)) (?:article|story|content) is (?:for|only available to|reserved for) |unlock (?:this|the full) (?:article|story)|you(?:'|’)ve (?:reached|read) .{0,30}(?:free articles?|limit)
	(?:mit|nur mit|für) (?:abo\b|abonnent|[a-zäöü]{0,12}plus\b)|jetzt (?:abonnieren|testen) und weiterlesen|jetzt weiterlesen|weiterlesen mit|(?:exklusiv|nur) für (?:abonnent|mitglieder|leser)|(?:diesen )?artikel (?:frei(?:schalten|kaufen)|weiterlesen)|sie haben (?:noch|bereits) .{0,30}(?:artikel|abo)
	(?:article|contenu) (?:est )?réservé aux? abonné|réservé à nos abonnés|il vous reste .{1,10} de cet article|abonnez-vous pour (?:lire|continuer|accéder)|la suite (?:est )?réservée
	(?:contenido|artículo|noticia) (?:exclusivo|solo|sólo|reservad[ao]) (?:para|a) (?:los )?(?:suscriptores|socios|abonados)|suscríb(?:ete|ase) para (?:seguir|continuar|leer|acceder)|hazte (?:socio|premium)
	(?:contenuto|articolo) (?:riservato|esclusivo) (?:agli|per gli) abbonati|abbonati (?:per|e) (?:continuare|leggere|continua|leggi)
	(?:exclusivo|conteúdo|reportagem) (?:exclusiv[ao] |reservad[ao] )?(?:para|a) assinantes|assine (?:para|e|já)(?: para)? (?:continuar|ler|leia|continue)|torne-se assinante
	(?:alleen|exclusief|speciaal) voor (?:abonnees|leden)|word (?:abonnee|lid) (?:om|en)|(?:neem|sluit) (?:nu )?een abonnement|verder lezen\?
	(?:tylko|treść|artykuł)(?: dostępn[ay])? dla (?:prenumeratorów|subskrybentów)|(?:wykup|kup) (?:dostęp|prenumeratę|subskrypcję)|pozostało .{1,20} (?:tekstu|artykułu)
	(?:только|доступ(?:ен|но|на)?|материал)(?: только)? (?:для|по) подпис(?:чик|ке)|оформите подписку|подпишитесь,? чтобы (?:читать|продолжить)
	(?:केवल|सिर्फ) (?:सदस्यों|सब्सक्राइबर|ग्राहकों)|(?:सब्सक्राइब|सदस्यता ले)(?: कर)?(?:ें|कर|ने) .{0,20}(?:पढ़|जारी)|सदस्यता लें
	(?:sadece|yalnızca) (?:abone|üye)(?:ler)?|abone ol(?:arak|un|up)? .{0,20}(?:oku|devam)|(?:okumaya devam etmek için) abone
	(?:endast|bara|exklusivt) för (?:prenumeranter|medlemmar)|(?:bli|teckna) (?:prenumerant|prenumeration)|(?:prenumerera|köp) för att (?:läsa|fortsätta)|låst artikel|den här artikeln är för
	(?:この(?:記事|先)は)?有料(?:会員|記事|プラン)|会員限定(?:の)?記事|残り ?[0-9,０-９]+ ?(?:文字|字)|(?:続きを読むには|購読).{0,12}(?:有料|購読|申し込)
	(?:订阅|訂閱|付费|付費)(?:后|後|以|用户|會員|会员)?(?:继续|繼續|阅读|閱讀|可读|專享|专享)|(?:会员|會員|订户|訂戶)(?:专享|專享|专属|專屬|可读|可讀)|(?:余下|剩余|餘下).{0,8}(?:付费|订阅|訂閱)`)

// wallWords mark the markup that asks for a subscription or an account.
var wallWords = wordSet(`paywall paywalled regwall registration-wall subscriber-only subscribers-only premium-wall paywall-container paywall-prompt
	tp-container-inner piano-paywall meteredcontent metered-content`)

// challengeWords mark the markup of a check whether a person is there.
var challengeWords = wordSet(`cf-challenge challenge-form challenge-running cf-error-details g-recaptcha h-captcha px-captcha captcha captcha-container cf-turnstile turnstile`)

// shellWords are the ids of the empty elements that scripts draw a page into.
var shellWords = wordSet(`root app __next __nuxt app-root main-app react-root q-app svelte`)
