package article

import (
	"strings"
	"unicode"

	"reader/internal/news"
	"reader/internal/text"
)

var (
	byPrefix = text.Pattern(`(?i)^(?:(?:view all posts|all posts|written|posted|reported|published|story|text|words|article|reporting|opinion|analysis)\s+)?` +
		`(?:(?:by|von|par|por|da|di|door|av|af|autor(?:in|a|ka)?|author|texto?|fonte|oleh|penulis|yazan|przez|autore|auteur|автор(?:ка)?|текст|από|بقلم|كتب|كتبت|द्वारा|लेखक|โดย|מאת|כתב|bởi)(?:\s*[:：/]\s*|\s+)|文\s*[/／:：]\s*)`)
	// capitals is a name of two to six words that begins with a capital, signed also one in capitals alone: By AFP.
	capitals = text.Pattern(`^\p{Lu}[\pL.'’-]*(?:\s+[\pL.'’-]+){1,5}$`)
	signed   = text.Pattern(`^(?:\p{Lu}[\pL.'’-]*(?:\s+[\pL.'’-]+){1,5}|\p{Lu}{2,6}|[\p{Lo}\pM]+(?:\s+[\p{Lo}\pM]+){0,3})$`)
	// roles follow a name behind a comma, a dash or in brackets; in Korean, Japanese and Chinese right behind it.
	roleSuffix = text.Pattern(`(?i)\s*(?:[,|–—/(]|\s-\s)\s*(?:[\pL'’.]+\s+){0,4}(?:correspondent|reporter|editor|writer|staff|columnist|reuters|associated press|ap|afp|dpa|bloomberg|agencies|news|senior|chief|contributor|journalist|redakteur(?:in)?|korrespondent(?:in)?|journaliste)\b.*$` +
		`|\s*(?:기자|특파원|記者|记者)$`)
	nameBreak = text.Pattern(`(?i)\s*(?:[,;|•·]|\s(?:and|und|et|y|e|en|och|og|i|ve|with|mit|та|и|&)\s)\s*`)
	slashed   = text.Pattern(`(\pL)/(\p{Lu})`)
	addresses = text.Pattern(`(?i)\s*[(<]?\S+@\S+\.\S+[)>]?\s*|\s@\w+|https?://\S+`)
	dateTail  = text.Pattern(`(?i)\s*(?:published|updated|posted|on\s+\w+\s+\d|\d{1,2}[./:]\d|\w+ \d{1,2}, \d{4}|\d{1,2} \pL+ \d{4}).*$`)
)

// notNames are words that no person has for a whole name.
var notNames = wordSet(`admin administrator redaktion redaction rédaction redacción redazione editor editors editorial staff newsroom
	webmaster unknown null none anonymous author authors byline by online desk team agencies newsdesk guest contributor follow share email facebook twitter sponsored`)

// agencies are houses that sign stories in other papers, as letters.
var wires = wordSet(`afp ap apnews associatedpress theassociatedpress reuters dpa dpainfocom efe ansa apa sda keystonesda ats belga anp ntb tt ritzau pap
	ctk čtk mti tass тасс риановости interfax интерфакс укринформ укрінформ pti ani ians xinhua 新华社 新華社 共同通信 共同 時事通信 時事 afp時事 연합뉴스 뉴시스 뉴스1
	aa anadoluajansı anadoluagency iha dha bloomberg bloombergnews financialtimes pressassociation pamedia thecanadianpress canadianpress
	agenciaefe europapress agencefrancepresse afpfactcheck eurekalert prnewswire businesswire statesnewsservice kyodonews yonhap`)

// houseWords end the name of a newsroom.
var houseWords = wordSet(`news newsroom agency agencies staff media press network online magazine newspaper desk team redaktion`)

// signers are the names under a story, people apart from houses.
type signers struct {
	people []news.Link
	houses []news.Link // the site itself and agencies
	agency bool        // one of houses is not the site itself
}

// signers cleans names, parts those that stand in one string, and drops roles and repetitions.
func (p *page) signers(list []news.Link, site string) signers {
	var s signers
	seen := map[string]bool{}
	for _, l := range list {
		parts := []string{strings.Trim(l.Title, " ,")}
		if !p.selfName(letters(l.Title), site) {
			parts = splitNames(l.Title)
		}
		for _, name := range parts {
			id := letters(name)
			own := p.selfName(id, site)
			if seen[id] || !isName(name) && (!own || !isHouse(name)) {
				continue
			}
			seen[id] = true
			signed := news.Link{Title: name, URL: l.URL}
			if len(parts) > 1 {
				signed.URL = ""
			}
			switch {
			case own, house(name):
				s.houses = append(s.houses, signed)
				s.agency = s.agency || !own
			default:
				s.people = append(s.people, signed)
			}
		}
	}
	return s
}

// isHouse accepts the name of a newsroom, which may hold digits and be an address without its scheme.
func isHouse(name string) bool {
	return len(name) < 80 && !notNames[strings.ToLower(name)] && !strings.ContainsAny(name, "/@{}<>*=")
}

// house reports the name of an agency or of a newsroom.
func house(name string) bool {
	words := wordsOf(name)
	return wires[letters(name)] || len(words) > 1 && houseWords[words[len(words)-1]]
}

// selfName reports that a name, given as letters, is the site's own.
func (p *page) selfName(id, site string) bool {
	if id == "" {
		return false
	}
	if own := letters(site); site != "" && (own == id || own == id+"com" || "the"+own == id || own == "the"+id) {
		return true
	}
	return p.url != nil && (letters(brand(p.url.Hostname())) == id || letters(domain(p.url.Hostname())) == id)
}

func splitNames(s string) []string {
	s = addresses().ReplaceAllString(" "+fold(s), " ")
	s = byPrefix().ReplaceAllString(strings.TrimSpace(s), "")
	s = dateTail().ReplaceAllString(s, "")
	s = slashed().ReplaceAllString(roleSuffix().ReplaceAllString(s, ""), "$1, $2")
	var names []string
	for _, part := range nameBreak().Split(s, -1) {
		part = strings.Trim(byPrefix().ReplaceAllString(strings.TrimSpace(part), ""), " .,:-–—|/()\"“”")
		if part != "" {
			names = append(names, shout(part))
		}
	}
	return names
}

// shout gives names in capitals their small letters back.
func shout(name string) string {
	if name != strings.ToUpper(name) || len(name) < 6 || !strings.Contains(name, " ") {
		return name
	}
	start := true
	return strings.Map(func(r rune) rune {
		first := start
		start = !unicode.IsLetter(r) && r != '\'' && r != '’'
		if first {
			return r
		}
		return unicode.ToLower(r)
	}, name)
}

// isName accepts up to six words that begin with a letter and hold no digits.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || len(s) < 2 || len(s) > 80 {
		return false
	}
	if notNames[strings.ToLower(s)] || strings.ContainsAny(s, "/@{}<>*:=0123456789") || strings.HasPrefix(s, "http") {
		return false
	}
	plainWords := 0
	for _, w := range words {
		if notNames[strings.ToLower(w)] {
			plainWords++
		}
	}
	return plainWords < len(words)
}

// capitalised reports that the last word of a name is written like one: an invitation such as "Edit topics" is not.
// Scripts without capitals always are.
func capitalised(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 {
		return name != ""
	}
	first := []rune(words[len(words)-1])[0]
	return !unicode.IsLower(first)
}
