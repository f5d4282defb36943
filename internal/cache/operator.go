package cache

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// operators make conditions on the story's row, by name.
var operators = map[string]func(p *parser, x *lexeme) (node, error){
	"is": (*parser).state, "has": (*parser).state, "lang": (*parser).language, "site": (*parser).site,
	"before": (*parser).times, "after": (*parser).times, "since": (*parser).times,
	"source": (*parser).carrier, "section": (*parser).carrier,
}

// condition reads an operator that looks at a story's row.
func (p *parser) condition(x *lexeme) (node, error) {
	x.text = strings.TrimSpace(x.text)
	if x.text == "" {
		return node{}, needsValue(x.field)
	}
	n, err := operators[x.field](p, x)
	n.op = opWhere
	return n, err
}

// operatorNamed is what is known of an operator for people.
func operatorNamed(name string) (o news.Operator) {
	for _, o := range news.Operators {
		if o.Name == name {
			return o
		}
	}
	return o
}

func needsValue(field string) error {
	o := operatorNamed(field)
	example := o.Value
	if len(o.Values) > 0 {
		example = "one of " + strings.Join(o.Values, ", ")
	}
	return news.QueryError(fmt.Sprintf("%s: needs something right behind it: %s", field, example))
}

// unknown names the operator that was meant, or all there are.
func unknown(x *lexeme) error {
	whole := x.field + ":" + x.text
	for _, o := range news.Operators {
		if near(x.field, o.Name) {
			return news.QueryError(fmt.Sprintf("there is no %s: – write %s:%s, or put \"%s\" in quotation marks to find the words", x.field, o.Name, x.text, whole))
		}
	}
	names := make([]string, len(news.Operators))
	for i, o := range news.Operators {
		names[i] = o.Name + ":"
	}
	return news.QueryError(fmt.Sprintf("there is no %s: – there are %s; put \"%s\" in quotation marks to find the words",
		x.field, strings.Join(names, " "), whole))
}

// near reports two names that differ in one letter, or of which one begins the other.
func near(a, b string) bool {
	if len(a) >= 2 && (strings.HasPrefix(b, a) || strings.HasPrefix(a, b)) {
		return true
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	swapped := len(a) == len(b) && i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	return len(a) > 2 && (swapped || len(a) == len(b) && a[min(i+1, len(a)):] == b[min(i+1, len(b)):] || len(a) == len(b)+1 && a[i+1:] == b[i:])
}

// states are the values of is: and has:.
var states = map[string]string{
	"is:unread": `story.read = 0`, "is:read": `story.read = 1`, "is:saved": `story.saved = 1`,
	"is:stored": `story.stored > 0`, "has:picture": `story.picture = 1`,
	"has:note":      `story.id IN (SELECT story FROM remark WHERE note <> '')`,
	"has:tag":       `story.id IN (SELECT story FROM remark WHERE tags <> '')`,
	"has:list":      `story.id IN (SELECT story FROM remark WHERE lists <> '')`,
	"has:highlight": `story.id IN (SELECT story FROM remark WHERE highlights > 0)`,
}

func (p *parser) state(x *lexeme) (node, error) {
	value := strings.ToLower(x.text)
	where, ok := states[x.field+":"+value]
	if !ok {
		where, ok = states[x.field+":"+strings.TrimSuffix(value, "s")]
	}
	if !ok {
		o := operatorNamed(x.field)
		return node{}, news.QueryError(fmt.Sprintf("there is no %s:%s: write %s:%s", x.field, x.text, x.field, strings.Join(o.Values, ", "+x.field+":")))
	}
	n := node{where: where}
	if remarked[x.field+":"+value] {
		n.fact = savedFact
	}
	return n, nil
}

// remarked are the states that only bookmarks are in.
var remarked = map[string]bool{"is:saved": true, "has:note": true, "has:tag": true, "has:list": true, "has:highlight": true}

func (p *parser) language(x *lexeme) (node, error) {
	return node{where: `(story.language = ? COLLATE NOCASE OR story.language LIKE ? || '-%')`, args: []any{x.text, x.text}, fact: languageFactOf(x.text)}, nil
}

// site is the host of an address, or of one above it: example.org is www.example.org, too.
func (p *parser) site(x *lexeme) (node, error) {
	host := strings.ToLower(strings.Trim(x.text, "/"))
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host = rest
	}
	pattern := strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(host)
	return node{
		where: `(story.url LIKE 'http%://' || ? || '/%' ESCAPE '\' OR story.url LIKE 'http%://%.' || ? || '/%' ESCAPE '\')`,
		args:  []any{pattern, pattern},
	}, nil
}

// carrier is what the feeds of a source or section carry.
func (p *parser) carrier(x *lexeme) (node, error) {
	var feeds []news.FeedID
	known := p.feeds.Typing
	if p.feeds.Named != nil {
		var named bool
		feeds, named = p.feeds.Named(x.field, x.text)
		known = known || named
	}
	if !known {
		kind := map[string]string{"source": "paper or feed", "section": "section"}[x.field]
		return node{}, news.QueryError(fmt.Sprintf("there is no %s called %q: write %s: and the beginning of its name, in quotation marks if it has several words",
			kind, x.text, x.field))
	}
	return node{where: carriedBy(feeds), feeds: feeds}, nil
}

func (p *parser) times(x *lexeme) (node, error) {
	at, ok := searchTime(strings.ToLower(x.text), p.now)
	if !ok {
		return node{}, news.QueryError(fmt.Sprintf("%s:%s is no time: write a date as in %s:%s, or an age as in %s:24h, %s:7d, %s:3w",
			x.field, x.text, x.field, p.now.Format(time.DateOnly), x.field, x.field, x.field))
	}
	if x.field == "before" {
		return node{where: `story.time < ?`, args: []any{sqlite.Stamp(at)}}, nil
	}
	return node{where: `story.time >= ?`, args: []any{sqlite.Stamp(at)}, since: sqlite.Stamp(at)}, nil
}

// dates are how a time may be written beside an age.
var dates = []string{time.DateOnly, "2006-1-2", "2006-01", "2006", "2006/01/02", "2006-01-02T15:04"}

// ages are the units of an age that are days or more, in months and days.
var ages = map[string][2]int{"d": {0, 1}, "w": {0, 7}, "mo": {1, 0}, "y": {12, 0}}

// oldest is how many units back a search may reach: longer than there are feeds.
const oldest = 100 * 366

// searchTime reads a date, or an age such as 24h or 7d.
func searchTime(s string, now time.Time) (time.Time, bool) {
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch s {
	case "today":
		return today, true
	case "yesterday":
		return today.AddDate(0, 0, -1), true
	}
	unit := strings.TrimLeft(s, "0123456789")
	n, err := strconv.Atoi(strings.TrimSuffix(s, unit))
	if age, ok := ages[unit]; ok && err == nil && n <= oldest {
		return now.AddDate(0, -n*age[0], -n*age[1]), true
	}
	if age, err := time.ParseDuration(s); err == nil && age >= 0 {
		return now.Add(-age), true
	}
	for _, layout := range dates {
		if at, err := time.ParseInLocation(layout, s, now.Location()); err == nil {
			return at, true
		}
	}
	return now, false
}
