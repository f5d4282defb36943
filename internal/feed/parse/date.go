package parse

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"reader/internal/text"
)

// dateReader reads the dates of one feed. It never asks the clock: what it cannot read is the zero time.
type dateReader struct {
	language   string // BCP 47, for names of months and zones
	host       string // of the feed, for zones and the order of day and month
	monthFirst bool   // 03/04/2020 is in March
}

// Pieces of the patterns. Every pattern is anchored and runs over lower case with single spaces, Arabic-Indic and
// other digits turned into ASCII, and commas removed. A digit at the end of a group's name only tells two apart.
const (
	clock = `(?:[t ]*(?:- ?)?(?:(?P<am>上午|오전|صباحا|am)|(?P<pm>下午|오후|مساء|pm))? ?` +
		`(?P<hour>\d{1,2})[:.時时시h] ?(?:(?P<minute>\d{1,2})분?分?(?:[:.] ?(?P<second>\d{1,2})|\s?(?P<second2>\d{1,2})[秒초])?` +
		`(?:[.,:]\d+)?)?(?: ?(?:(?P<am2>a\.?m\.?)|(?P<pm2>p\.?m\.?))(?: |$))?` +
		`(?: ?(?P<zone>[a-z]+(?:/[a-z_]+)?|мск))?(?: ?(?P<offset>[+\-−]\d{1,2}:?\d{0,2})| (?P<offset2>\d{4}))?(?: ?\([^)]*\)| ?\[[^\]]*\]| [a-z]{1,5})?)?`
	week  = `(?:[\p{L}\p{M}.\-]+ ){0,2}`
	month = `(?P<month>[\p{L}\p{M}.\x{200c}]+)`
	vmon  = `(?:thg|tháng) ?(?P<mon>\d{1,2})`
	day   = `(?P<day>\d{1,3})(?:st|nd|rd|th|er|º|ª|°|\.)?`
	year  = `(?P<year>\d{4}|\d{2})\.?`
)

// datePatterns in the order they are tried; the first that fits and gives a possible date wins.
var datePatterns = compileDates(
	week+`(?P<year>\d{4})[-/.](?P<mon>\d{1,3})[-/.](?P<day>\d{1,3})`+clock, // RFC 3339, W3CDTF, and what is near them
	week+day+`[ \-]?`+month+`[ \-]?`+year+clock,                            // RFC 822 and its variants in all languages
	week+day+` `+vmon+` `+year+clock,                                       // Vietnamese counts its months
	week+month+` `+day+` (?P<year>\d{4})`+clock,                            // March 3 2020
	week+month+` `+day+clock+` (?P<year>\d{4})`,                            // asctime
	week+day+` `+month+clock+` (?P<year>\d{4})`,                            // date(1)
	`(?P<year>\d{4})\.? `+month+` `+day+clock,                              // Hungarian, Lithuanian
	`(?P<year>\d{4})\.? `+day+` `+month+clock,                              // Latvian
	`(?P<year>\d{4})[年년. ] ?(?P<mon>\d{1,2})[月월. ] ?(?P<day>\d{1,2})[日일.]?(?: ?\([^)]\)| ?\p{L}曜日?| ?星期.)?`+clock,
	week+`(?P<first>\d{1,2})[./\-] ?(?P<last>\d{1,2})[./\-] ?`+year+clock, // order decided by the feed
	`(?P<year>\d{4})-(?P<mon>\d{2})`,
	`(?P<year>\d{4})`,
	`(?P<year>\d{4})-?(?P<mon>\d{2})-?(?P<day>\d{2})(?:t?(?P<hour>\d{2})(?:(?P<minute>\d{2})(?P<second>\d{2})?)?(?P<zone>z)?(?P<offset>[+\-]\d{2}:?\d{2})?)?`,
	`(?P<year>\d{4})(?P<mon>\d{2})(?P<day>\d{2})`+clock,
	`(?P<year>\d{2})(?P<mon>\d{2})(?P<day>\d{2})`,
	`(?P<year>\d{4})-?(?P<yday>\d{3})`+clock, // ISO 8601 ordinal dates
	`(?P<year>\d{2})(?P<yday>\d{3})`,
	`(?P<year>\d{4})-?w(?P<week>\d{2})(?:-?(?P<wday>[1-7]))?`+clock, // ISO 8601 week dates
)

func compileDates(patterns ...string) []func() *regexp.Regexp {
	compiled := make([]func() *regexp.Regexp, len(patterns))
	for i, p := range patterns {
		compiled[i] = text.Pattern(`^` + p + `$`)
	}
	return compiled
}

// epoch is seconds, perhaps with a fraction, or milliseconds since 1970, these also as .NET writes them.
var epoch = text.Pattern(`^(\d{9,10})(?:\.\d+)?$|^(?:/date\()?(\d{12,13})(?:[+-]\d{4})?(?:\)/)?$`)

// maxDate is longer than any date; more is prose.
const maxDate = 96

// read understands a date however it is written; the zero time when nobody can tell. The result is in UTC; a date
// without a zone is taken for UTC.
func (d dateReader) read(raw string) time.Time {
	if raw == "" || len(raw) > 4*maxDate {
		return time.Time{}
	}
	if t, err := time.Parse(frequentLayout(raw), raw); err == nil && possible(t.UTC()) {
		return t.UTC()
	}
	s := foldDate(raw)
	if t, ok := readEpoch(s); ok {
		return t
	}
	for _, pattern := range datePatterns {
		p := pattern()
		if m := p.FindStringSubmatch(s); m != nil {
			if t, ok := d.assemble(fields(p, m)); ok {
				return t
			}
		}
	}
	return time.Time{}
}

// frequentLayout is the one of the three layouts in which nearly all dates are written that may fit.
func frequentLayout(raw string) string {
	switch {
	case raw[0] >= '0' && raw[0] <= '9':
		return time.RFC3339
	case strings.HasSuffix(raw, " GMT"):
		return "Mon, 2 Jan 2006 15:04:05 GMT"
	}
	return "Mon, 2 Jan 2006 15:04:05 -0700"
}

// exact returns a date that is written in full as RFC 3339 has it, and nothing for any other: where two dates stand
// beside each other, it is the one without doubts about names of months and zones.
func exact(raw string) string {
	if _, err := time.Parse(time.RFC3339, raw); err != nil {
		return ""
	}
	return raw
}

// filler are the words that stand between the parts of a date in some languages.
var filler = strings.NewReplacer(",", " ", "،", " ", " de ", " ", " del ", " ", " of ", " ", " at ", " ", " um ", " ",
	" à ", " ", " a las ", " ", " uhr", " ", " klo ", " ", " kl. ", " ", " kl ", " ", " г.", " ", " в ", " ", "\u00a0", " ", "–", "-", " | ", " ",
	" r.", " ", " m. ", " ", " d.", " ", " gada ", " ", "كانون ال", "كانونال", "تشرين ال", "تشرينال") // names of two words

// foldDate brings a date into the form that the patterns expect.
func foldDate(raw string) string {
	s := strings.Map(func(r rune) rune {
		if v, ok := digit(r); ok {
			return '0' + v
		}
		return unicode.ToLower(r)
	}, strings.TrimSpace(raw))
	s = filler.Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

// digit is the value of a decimal digit of any script. Unicode keeps each script's ten digits in a row, in order.
func digit(r rune) (rune, bool) {
	if r < 0x80 || !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	zero := r
	for unicode.Is(unicode.Nd, zero-1) && r-zero < 9 {
		zero--
	}
	return r - zero, true
}

func readEpoch(s string) (time.Time, bool) {
	m := epoch().FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	if m[2] != "" {
		ms, err := strconv.ParseInt(m[2], 10, 64)
		return time.UnixMilli(ms).UTC(), err == nil
	}
	sec, err := strconv.ParseInt(m[1], 10, 64)
	return time.Unix(sec, 0).UTC(), err == nil
}

// fields maps the named groups that matched to their texts: "second2" counts as "second".
func fields(p *regexp.Regexp, m []string) map[string]string {
	f := make(map[string]string, len(m))
	for i, name := range p.SubexpNames() {
		if name != "" && m[i] != "" {
			f[strings.TrimRight(name, "0123456789")] = m[i]
		}
	}
	return f
}

// assemble turns fields into an instant; false when they are no possible date.
func (d dateReader) assemble(f map[string]string) (time.Time, bool) {
	mon, dom, ok := d.dayAndMonth(f)
	if !ok {
		return time.Time{}, false
	}
	hour, minute, second := number(f["hour"]), number(f["minute"]), number(f["second"])
	switch {
	case f["pm"] != "" && hour < 12:
		hour += 12
	case f["am"] != "" && hour == 12:
		hour = 0
	}
	if hour > 24 || minute > 59 || second > 60 { // 24:00 and leap seconds happen; time.Date carries them over
		return time.Time{}, false
	}
	offset, ok := d.offset(f)
	year, mon, dom := gregorian(fullYear(f["year"]), mon, dom)
	t := time.Date(year, time.Month(mon), dom, hour, minute, second, 0, time.UTC).Add(-time.Duration(offset) * time.Minute)
	return t, ok && possible(t)
}

// possible rejects the years that RFC 3339 cannot write.
func possible(t time.Time) bool { return t.Year() >= 1 && t.Year() <= 9999 }

func (d dateReader) dayAndMonth(f map[string]string) (mon, dom int, ok bool) {
	switch {
	case f["yday"] != "":
		return 1, number(f["yday"]), number(f["yday"]) >= 1 && number(f["yday"]) <= 366
	case f["week"] != "":
		return weekDate(fullYear(f["year"]), number(f["week"]), max(1, number(f["wday"])))
	case f["first"] != "":
		first, last := number(f["first"]), number(f["last"])
		if d.monthFirst && first <= 12 || last > 12 {
			first, last = last, first
		}
		mon, dom = last, first
	case f["month"] != "":
		mon, dom = monthOf(f["month"], d.language), number(f["day"])
	case f["mon"] == "":
		return 1, 1, true
	default:
		mon, dom = number(f["mon"]), 1
		if f["day"] != "" {
			dom = number(f["day"])
		}
	}
	return mon, dom, mon >= 1 && mon <= 12 && dom >= 1 && dom <= 31
}

// weekDate is the day of an ISO 8601 week as a day of January: the week with the 4th of January is the first.
func weekDate(year, week, weekday int) (mon, dom int, ok bool) {
	fourth := int(time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC).Weekday()+6) % 7
	return 1, 4 - fourth + (week-1)*7 + weekday - 1, week >= 1 && week <= 53
}

// offset is the zone in minutes east of Greenwich. A numeric offset goes before a name: "GMT+02:00". A name that
// nobody knows leaves UTC rather than losing the day.
func (d dateReader) offset(f map[string]string) (int, bool) {
	if raw := f["offset"]; raw != "" {
		digits := strings.ReplaceAll(strings.TrimLeft(raw, "+-−"), ":", "")
		hours, minutes := number(digits), 0
		if len(digits) > 2 {
			hours, minutes = number(digits[:len(digits)-2]), number(digits[len(digits)-2:])
		}
		if raw[0] == '-' || strings.HasPrefix(raw, "−") {
			return -(hours*60 + minutes), hours < 24 && minutes < 60
		}
		return hours*60 + minutes, hours < 24 && minutes < 60
	}
	minutes, _ := zoneOf(f["zone"], d.language, d.host)
	return minutes, true
}

// fullYear reads two digits as RFC 2822 §4.3 does, with the pivot of POSIX.
func fullYear(digits string) int {
	y := number(digits)
	switch {
	case len(digits) == 2 && y < 69:
		return y + 2000
	case len(digits) == 2:
		return y + 1900
	}
	return y
}

// number is the value of ASCII digits; a pattern has checked them.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// numeric finds the dates whose order of day and month has to be guessed.
var numeric = text.Pattern(`(?:^|\s)(\d{1,2})[./-] ?(\d{1,2})[./-] ?(?:\d{4}|\d{2})(?:\D|$)`)

// american is a date with strokes and a clock of twelve hours.
var american = text.Pattern(`(?i)\d/\d{1,2}/\d.*\d ?[ap]m\b`)

// monthFirst decides the order for a whole feed: one date whose day is above 12 settles it for all; else the month
// comes first in American feeds only, by their language, their host or, where nothing is known, their clock.
func monthFirst(dates []string, language, host string) bool {
	twelve := false
	for _, raw := range dates {
		twelve = twelve || american().MatchString(raw)
		m := numeric().FindStringSubmatch(raw)
		if m == nil {
			continue
		}
		switch {
		case number(m[1]) > 12:
			return false
		case number(m[2]) > 12:
			return true
		}
	}
	language = strings.ReplaceAll(strings.ToLower(language), "_", "-")
	return language == "en-us" || language == "" && twelve || strings.HasSuffix(host, ".us") || strings.HasSuffix(host, ".gov")
}
