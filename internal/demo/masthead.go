package demo

import (
	"fmt"
	"strings"
	"time"
)

// masthead is what an edition is before it has stories.
type masthead struct {
	Name     string
	Tagline  string
	Language string // BCP 47
	Locale   string // as og:locale writes it
	Prefix   string // of its addresses: "", "/hi"
	Switch   string // what the link to it says
	Words    phrases

	folder    string
	zone      *time.Location
	months    [12]string
	dateForm  string // of day, month and year for fmt.Sprintf
	firstPost int
	plan      []plan
}

// plan is a section to be.
type plan struct {
	slug, title string
	atom        bool
	children    []plan
}

// mastheads are the editions of the paper. Those with Atom feeds are few, as on real sites, but both kinds occur.
func mastheads() []masthead {
	return []masthead{
		{
			Name: "The Lantern Courier", Tagline: "News by a steady light", Language: "en", Locale: "en_GB", Switch: "English",
			Words: english, folder: "en", zone: time.UTC, months: englishMonths, dateForm: "%[2]s %[1]d, %[3]d", firstPost: 4100,
			plan: []plan{
				{slug: "indo-pacific", title: "Indo-Pacific"},
				{slug: "americas", title: "Americas", children: []plan{{slug: "canada", title: "Canada"}}},
				{slug: "indian-subcontinent", title: "Indian Subcontinent"},
				{slug: "west-asia", title: "West Asia"},
				{slug: "europe", title: "Europe", atom: true},
				{slug: "africa", title: "Africa"},
				{slug: "the-caribbean", title: "The Caribbean", atom: true},
			},
		},
		{
			Name: "लालटेन संदेश", Tagline: "ख़बरें, ठहरी हुई रोशनी में", Language: "hi", Locale: "hi_IN", Switch: "हिन्दी", Prefix: "/hi",
			Words: hindi, folder: "hi", zone: time.FixedZone("IST", 5*3600+1800), months: hindiMonths, dateForm: "%[1]d %[2]s %[3]d", firstPost: 71000,
			plan: []plan{
				{slug: "desh", title: "देश"},
				{slug: "duniya", title: "दुनिया"},
				{slug: "khel", title: "खेल", atom: true},
				{slug: "sanskriti", title: "संस्कृति"},
			},
		},
	}
}

// Date writes a day as the edition does.
func (m *masthead) Date(t time.Time) string {
	return fmt.Sprintf(m.dateForm, t.Day(), m.months[t.Month()-1], t.Year())
}

// biography says what an author writes about; nobody but the paper knows these people.
func (m *masthead) biography(author *topic) string {
	var desks []string
	seen := map[*section]bool{}
	for _, s := range author.Stories {
		if !seen[s.Section] && len(desks) < 3 {
			seen[s.Section] = true
			desks = append(desks, s.Section.Title)
		}
	}
	forms := m.Words.Biographies
	form := forms[int(checksum(author.Slug))%len(forms)]
	return fmt.Sprintf(form, author.Name, strings.Join(desks, m.Words.And), m.Name)
}
