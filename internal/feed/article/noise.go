package article

import (
	"strings"

	"reader/internal/text"
)

// labels are short lines that belong to the page and not to its story: advertisements, buttons, dates, files, credits.
// Lower case; the whole line must match.
var labels = []string{
	`adverts?`, `advertis(?:e?ment|ing)s?`, `anzeige`, `werbung`, `publicit[ée]`, `publicidade?`, `pubblicità`, `advertentie`, `реклама`, `reklama?`, `iklan`, `annons`,
	`sponsored(?: content| by .*)?`, `powered by .*`, `recommended videos?`, `continue reading(?: below)?`,
	`share (?:this|on)\b.*`, `(?:share|tweet|email|print|copy link|loading\W*|comments?|\d+ comments?|save|listen|close|caption|video|photos?|skip to content|more|menu)`,
	`(?:like|enjoy(?:ed)?) this (?:story|article|post)\W.*`, `follow (?:us|me|him|her|them)\b.* on .*`, `follow @.*`, `subscribe`, `join the conversation.*`, `get .*newsletter.*`,
	`(?:published|updated|posted|last updated|first published|veröffentlicht|aktualisiert|stand|publié le|mis à jour|publicado|actualizado|公開日)\b ?:?.*\d.*`,
	`(?:filed under|tagged(?: in| with)?|posted in|topics|tags|categories|schlagwörter|themen|mots-clés|etiquetas|temas)\s?:.*`,
	`(?:(?:staff|senior|contributing|news|sports|managing|executive|deputy|content|political|science|business|culture) )+(?:editor|reporter|writer|correspondent|columnist|contributor)`,
	`\d+ ?(?:min(?:ute)?s?|min\.?)\.? (?:read|lesezeit|de lecture|de lectura|di lettura)`, `(?:image )?\d+ of \d+`, `\S+@\S+\.\w+`,
	`empfohlener (?:redaktioneller|externer) inhalt`, `(?:externen? inhalte?|\S+-inhalte|inhalte?) (?:anzeigen|erlauben|laden|zulassen).*`,
	`\(?(?:file |archiv)?(?:photo|image|picture|foto|fotos|bild|credit|source|quelle|imagen|crédito|zdjęcie|fot\.?|kuva|ljósmynd|gallery credit)\s?(?:credit|by|courtesy)?\s?:.*\)?`, `\(?(?:file )?photo by .*\)?`,
}

// notices are sentences in which a page speaks of itself. Lower case; the line must begin with one.
var notices = []string{
	`(?:article|story|post) continues (?:below|after)`, `scroll (?:down )?to continue`, `sign up (?:here|now|for|to) `, `subscribe (?:to|now|for|here)\b`, `click here (?:to|for) `,
	`download (?:the|our) .*\bapp\b`, `this slideshow requires javascript`, `(?:with )?reporting by `, `—?\W?contact .* at \S+@\S+`, `(?:copyright|©|\(c\)) ?`,
	`(?:want |get )?.{0,60}(?:sign up|subscribe) (?:for|to) .{0,60}\bnewsletters?\b`, `(?:zuerst veröffentlicht|dieser artikel wurde im original veröffentlicht)`, `\(reporting by `, `link zum \S+-inhalt`,
	`this (?:article|story|post) (?:was )?(?:first|originally) (?:appeared|published) `, `for more .* visit (?:www|our|\S+\.\w{2,4}/)`,
	`an dieser stelle (?:findest du|finden sie|steht|befindet)`, `ich bin (?:damit )?einverstanden, dass mir`, `(?:damit )?(?:können )?personenbezogene daten .*drittplattform`,
	`(?:este|ce|this) (?:contenido|contenu|content) .*(?:cookies|blocked|bloqué|bloqueado)`,
}

// phrases stand only in lines about the page itself, wherever they stand. Lower case.
var phrases = []string{
	"contributed to this report", "contributed to this story", "contributed to this article", "all rights reserved",
	"earn a commission", "receive a commission", "affiliate link", "affiliate commission", "sign up for our newsletter", "sign up to our newsletter",
	"mit einem klick anzeigen", "to your inbox", "in your inbox", "through your letterbox", "we may make money when you", "are editorially independent",
	"subscription could not be saved", "subscription has been successful", "redaktion entsprechen", "ende der weiteren informationen",
	"eine kleine provision", "wir eine provision", "(abgerufen am", "무단전재", "無断転載",
}

var (
	label  = text.Pattern(`^(?:` + strings.Join(labels, "|") + `)$`)
	notice = text.Pattern(`^(?:` + strings.Join(notices, "|") + `)`)
	// credit closes a caption: "(Image: Agency)", "Foto: Name/Agency".
	credit = text.Pattern(`(?:\((?:[^()]*\b)?(?:image|photo|picture|foto|bild|credit|getty images|reuters|afp|ap|epa)\b[^()]*\)|` +
		`\b(?:image|photo|foto|bild|credit|ljósmynd)s?\s?(?:credit|by)?\s?[:/]\s?[^.:]{2,60})\.?$`)
	byLine = text.Pattern(`(?i)^(?:by|von|par|por|da|di|door|av|words:?|text:?)\s`)
)

// creditSigns are what a line holds that may be a credit: looking for them first spares most lines the expressions.
var creditSigns = []string{"image", "photo", "picture", "foto", "bild", "credit", "getty", "reuters", "afp", "ap)", "ap photo", "(ap", "epa", "ljósmynd", "©", "shutterstock", "picture alliance", "istock"}

// agencies close a caption, and stand in a sentence only when it is about them.
var agencies = []string{"getty images", "/ reuters", "/reuters", "/ afp", "/afp", "ap photo", "shutterstock", "picture alliance", "istock", "epa-efe", "©"}

// How long a line may be, in bytes, to be judged by its words alone.
const (
	maxLabel  = 130
	maxNotice = 400
	maxCredit = 200 // at the end of a caption
)

// noisy reports a line in which the page speaks and not its story.
func noisy(text string) bool {
	if len(text) > maxNotice {
		return false
	}
	text = strings.Trim(strings.ToLower(text), " *[]-–—|•>»")
	sentence := len(text) > 60 && strings.HasSuffix(text, ".")
	return len(text) < maxLabel && !sentence && label().MatchString(text) || notice().MatchString(text) || containsAny(text, phrases)
}

// credited reports a caption that ends with its credit, or a line that is hardly more than the name of an agency.
func credited(text string) bool {
	if len(text) > maxNotice {
		return false
	}
	text = strings.ToLower(text)
	if !containsAny(text, creditSigns) {
		return false
	}
	if credit().MatchString(text[max(0, len(text)-maxCredit):]) {
		return true
	}
	return len(text) < 160 && containsAny(text, agencies) && !strings.HasSuffix(text, ".") && !strings.Contains(text, ". ")
}

func containsAny(text string, list []string) bool {
	for _, s := range list {
		if strings.Contains(text, s) {
			return true
		}
	}
	return false
}
