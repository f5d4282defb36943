package article

import (
	"regexp"
	"strings"
)

// noiseLines are whole lines that belong to the page and not to its story, as regular expressions without case.
var noiseLines = []string{
	// advertising
	`adverts?`, `advertis(?:e?ment|ing)s?`, `anzeige`, `werbung`, `publicit[ée]`, `publicidade?`, `pubblicità`, `advertentie`, `реклама`, `reklama?`, `iklan`, `annons`,
	`(?:article|story|post) continues (?:below|after).*`, `scroll (?:down )?to continue.*`, `continue reading(?: below)?.*`, `sponsored(?: content| by .*)?`, `powered by .{0,60}`,
	`recommended videos?`, `.{0,60}may (?:earn|receive) (?:a|an|some)\b.{0,20}commission.*`, `.{0,120}(?:affiliate links?|affiliate commission).{0,200}`,
	// sharing, subscribing, applications
	`sign up (?:here|now|for|to) .*`, `subscribe(?: (?:to|now|for|here)\b.*)?`, `click here (?:to|for) .*`, `follow (?:us|me|him|her|them|@)\b.*`,
	`share (?:this|on)\b.*`, `(?:share|tweet|email|print|copy link|loading\W*|comments?|\d+ comments?|save|listen|close|caption|video|photos?|skip to content|more|menu)`,
	`like this story\W .*`, `get .{0,60}newsletter.*`, `.{0,60}sign up (?:for|to) .{0,60}newsletter.*`, `download (?:the|our) .{0,40}\bapp\b.*`, `join the conversation.*`,
	`you can (?:save|share) this article .*`, `for more .{0,80}\bvisit .{0,60}`, `check out what's .{0,60}`, `our website is the place .*`,
	// files, dates, lengths
	`(?:published|updated|posted|last updated|first published|veröffentlicht|aktualisiert|stand|publié le|mis à jour|publicado|actualizado|公開日)\b ?:?.{0,60}\d.{0,40}`,
	`(?:filed under|tagged(?: in| with)?|posted in|topics|tags|categories|schlagwörter|themen|mots-clés|etiquetas|temas)\s?:.{0,200}`,
	`\d+ ?(?:min(?:ute)?s?|min\.?)\.? (?:read|lesezeit|de lecture|de lectura|di lettura)`, `image \d+ of \d+`, `\d+ of \d+`, `this slideshow requires javascript\.?`,
	// who helped, who owns
	`.{0,200}\bcontributed to this (?:report|story|article)\.?`, `(?:with )?reporting by .{0,200}`, `—?\W?contact .{0,60} at \S+@\S+.*`, `\S+@\S+\.\w+`,
	`(?:copyright|©|\(c\)) ?.{0,200}`, `.{0,60}all rights reserved.*`, `this (?:article|story|post) (?:was )?(?:first|originally) (?:appeared|published) .*`,
	`associated press writers? .{0,200}contributed.*`, `disclaimer: all rights.*`,
	// stand-ins for what another site would show
	`empfohlener (?:redaktioneller|externer) inhalt`, `an dieser stelle (?:find(?:est du|en sie)|steht|befindet).*`, `(?:externen? inhalte?|youtube-inhalte|inhalte?) (?:anzeigen|erlauben|laden|zulassen).*`,
	`ich bin (?:damit )?einverstanden, dass mir.*`, `(?:damit )?(?:können )?personenbezogene daten .{0,200}`, `du kannst (?:ihn|es) dir mit einem klick.*`, `sie können sich diesen? .{0,60}mit einem klick.*`,
	`(?:este|ce|this) (?:contenido|contenu|content) .{0,60}(?:cookies|blocked|bloqué|bloqueado).*`,
	// captions that say so
	`\(?(?:file |archiv)?(?:photo|image|picture|foto|fotos|bild|credit|source|quelle|imagen|crédito|zdjęcie|fot\.?|kuva|ljósmynd|gallery credit)\s?(?:credit|by|courtesy)?\s?:.{0,120}\)?`, `\(?(?:file )?photo by .{0,100}\)?`,
}

var (
	noise = regexp.MustCompile(`(?i)^(?:` + strings.Join(noiseLines, "|") + `)$`)
	// credit closes a caption: "(Image: Agency)", "Foto: Name/Agency".
	credit = regexp.MustCompile(`(?i)(?:\((?:[^()]{0,60}\b)?(?:image|photo|picture|foto|bild|credit|getty images|reuters|afp|ap|epa|fox news)\b[^()]{0,60}\)|` +
		`\b(?:image|photo|foto|bild|credit|ljósmynd)s?\s?(?:credit|by)?\s?[:/]\s?[^.:]{2,60})\.?$`)
	agencies = regexp.MustCompile(`(?i)(?:getty images|/ ?reuters|/ ?afp|\bap photo\b|shutterstock|picture alliance|istock|epa-efe|©)`)
	byLine   = regexp.MustCompile(`(?i)^(?:by|von|par|por|da|di|door|av|words:?|text:?)\s`)
)

// maxNoise is the longest line that is judged by its words alone, in bytes.
const maxNoise = 400

func noisy(text string) bool {
	return len(text) < maxNoise && noise.MatchString(strings.Trim(text, " *[]-–—|•>»"))
}

// credited reports a caption that ends with its credit, or a line that is hardly more than the name of an agency.
func credited(text string) bool {
	if len(text) < maxNoise && credit.MatchString(text) {
		return true
	}
	return len(text) < 160 && agencies.MatchString(text) && !strings.HasSuffix(text, ".") && !strings.Contains(text, ". ")
}
