package article

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2024-03-05T14:20:00Z", "2024-03-05T14:20:00Z"},
		{"2024-03-05T14:20:00+0530", "2024-03-05T14:20:00+05:30"},
		{"2024-03-05T14:20:00.123-05:00", "2024-03-05T14:20:00-05:00"},
		{"2024-03-05 14:20", "2024-03-05T14:20:00Z"},
		{"Tue, 05 Mar 2024 14:20:00 GMT", "2024-03-05T14:20:00Z"},
		{"20240305", "2024-03-05T00:00:00Z"},
		{"1709648400", "2024-03-05T14:20:00Z"},
		{"1709648400000", "2024-03-05T14:20:00Z"},
		{"March 5th, 2024 at 2:20 p.m.", "2024-03-05T14:20:00Z"},
		{"Published: 5 Mar. 2024", "2024-03-05T00:00:00Z"},
		{"Dienstag, 5. März 2024, 14:20 Uhr", "2024-03-05T14:20:00Z"},
		{"le 5 mars 2024 à 14h20", "2024-03-05T14:20:00Z"},
		{"5 de marzo de 2024", "2024-03-05T00:00:00Z"},
		{"5 de março de 2024", "2024-03-05T00:00:00Z"},
		{"5 marzo 2024", "2024-03-05T00:00:00Z"},
		{"5 maart 2024", "2024-03-05T00:00:00Z"},
		{"5 марта 2024, 14:20", "2024-03-05T14:20:00Z"},
		{"5 березня 2024", "2024-03-05T00:00:00Z"},
		{"5 marca 2024", "2024-03-05T00:00:00Z"},
		{"5 Mart 2024 14:20", "2024-03-05T14:20:00Z"},
		{"५ मार्च २०२४", "2024-03-05T00:00:00Z"},
		{"٥ مارس ٢٠٢٤", "2024-03-05T00:00:00Z"},
		{"2024年3月5日", "2024-03-05T00:00:00Z"},
		{"2024년 3월 5일", "2024-03-05T00:00:00Z"},
		{"05.03.2024 14:20", "2024-03-05T14:20:00Z"},
		{"25/12/2024", "2024-12-25T00:00:00Z"},
		{"12/25/2024", "2024-12-25T00:00:00Z"},
		{"31 February 2024", ""},
		{"May the force be with you", ""},
		{"0001-01-01T00:00:00Z", ""},
		{"9999-12-31T00:00:00Z", ""},
		{"", ""},
	} {
		got := ""
		if d := parseDate(c.in); !d.IsZero() {
			got = d.Truncate(time.Second).Format(time.RFC3339)
		}
		if got != c.want {
			t.Errorf("parseDate(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestAddressDate(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/2022/07/05/a-story":    "2022-07-05",
		"https://a.example/news/20220705/a-story": "2022-07-05",
		"https://a.example/2022-07-05/a-story":    "2022-07-05",
		"https://a.example/2022/07/a-story":       "",
		"https://a.example/1234/56/78":            "",
	} {
		got := ""
		if d := addressDate(address); !d.IsZero() {
			got = d.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("addressDate(%q) = %q, want %q", address, got, want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	f.Add("5. März 2024, 14:20 Uhr")
	f.Add("२०२४-०३-०५")
	f.Fuzz(func(t *testing.T, s string) {
		if d := parseDate(s); !d.IsZero() && (d.Year() < 1970 || d.Year() > 2100) {
			t.Errorf("parseDate(%q) = %v", s, d)
		}
	})
}
