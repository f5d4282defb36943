package news

// Operator is a word with a colon behind it that narrows a search: title:storm.
type Operator struct {
	Name   string
	Value  string   // what stands behind it, in words for people: "a word"
	Values []string // what may stand behind it, where that is a few words
	Means  string   // what it finds, as in "stories …"
}

// Operators are those that a search knows, in the order in which they are worth knowing. A search also knows words that
// must all occur, "phrases", beginnings*, -without, OR, and parentheses.
var Operators = []Operator{
	{Name: "title", Value: "a word", Means: "with the word in the headline"},
	{Name: "source", Value: "a paper or feed", Means: "of a paper or a feed"},
	{Name: "section", Value: "a section", Means: "of a section and those below it"},
	{Name: "author", Value: "a name", Means: "by somebody"},
	{Name: "since", Value: "an age or a date", Values: []string{"24h", "7d", "4w", "today"}, Means: "not older than this"},
	{Name: "before", Value: "a date or an age", Means: "older than this"},
	{Name: "after", Value: "a date or an age", Means: "from this day on"},
	{Name: "is", Value: "a state", Values: []string{"unread", "read", "saved", "stored"}, Means: "in this state"},
	{Name: "has", Value: "a thing", Values: []string{"picture", "note", "highlight", "tag", "list"}, Means: "that have one"},
	{Name: "tag", Value: "a tag", Means: "with a tag, the publisher's or yours"},
	{Name: "list", Value: "a reading list", Means: "in one of your reading lists"},
	{Name: "note", Value: "a word", Means: "with the word in your note"},
	{Name: "lang", Value: "a language", Means: "in a language, by its code: en, hi, zh"},
	{Name: "site", Value: "a host", Means: "on a site, by its host: example.org"},
}

// QueryError says in a sentence for people why a search cannot be understood, and what would be right.
type QueryError string

func (e QueryError) Error() string { return string(e) }
