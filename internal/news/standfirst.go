package news

import "strings"

// opens is how many blocks a text opens with: a picture, a label and a dateline may stand before its first words.
const opens = 4

// Above is the standfirst as it stands above the text: empty when the text opens with the same words anyway. A feed's
// summary that was cut short, with an ellipsis, counts as the same.
func (a *Article) Above() string {
	s := strings.Join(strings.Fields(a.Standfirst), " ")
	if Opens(a.Blocks, s) {
		return ""
	}
	return s
}

// Opens reports whether a text begins, at one of its first paragraphs, with a standfirst, be it behind a dateline:
// "LISBON — ", "PARIS (AP): ".
func Opens(blocks []Block, standfirst string) bool {
	standfirst = strings.TrimRight(strings.Join(strings.Fields(standfirst), " "), "….[] ")
	if standfirst == "" {
		return true
	}
	for i := range blocks[:min(len(blocks), opens)] {
		if blocks[i].Kind != Paragraph && blocks[i].Kind != Heading {
			continue
		}
		words := strings.Join(strings.Fields(PlainText(blocks[i:min(i+opens, len(blocks))])), " ")
		if strings.HasPrefix(words, standfirst) || strings.HasPrefix(undated(words), standfirst) {
			return true
		}
	}
	return false
}

// datelines are what may part a dateline from the words behind it.
var datelines = []string{" -- ", " — ", " – ", " - ", "— ", ": ", ":"}

// longestDateline is the longest place with a date and an agency, in bytes.
const longestDateline = 60

// undated is a paragraph without its dateline, if it has one.
func undated(words string) string {
	for _, mark := range datelines {
		if place, rest, ok := strings.Cut(words, mark); ok && len(place) <= longestDateline {
			return rest
		}
	}
	return words
}
