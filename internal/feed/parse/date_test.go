package parse

import (
	"testing"
	"time"
)

// TestDates: one instant in the ways of the world.
func TestDates(t *testing.T) {
	const want = "2026-11-03T14:05:00Z"
	for _, c := range []struct{ language, raw string }{
		{"", "Tue, 03 Nov 2026 14:05:00 GMT"}, {"", "Tue, 3 Nov 2026 09:05:00 EST"}, {"", "Tue,03 November 2026 14:05 Z"},
		{"", "Tues, 03 Nov 26 14:05:00 +0000"}, {"", "TUE, 03 NOV 2026 2:05:00 PM UTC"}, {"", "Tuesday, 03-Nov-26 14:05:00 GMT"},
		{"", "Tue Nov  3 14:05:00 2026"}, {"", "Tue Nov 03 15:05:00 +0100 2026"}, {"", "November 3rd, 2026 at 2:05 pm"},
		{"", "2026-11-03T14:05:00Z"}, {"", "2026-11-03T19:35:00.000+05:30"}, {"", "2026-11-03 14:05"}, {"", "2026/11/03 14:05:00 UTC"},
		{"", "2026-11-03T14:05:00 +00"}, {"", "20261103T140500Z"}, {"", "1793714700"}, {"", "1793714700000"},
		{"", "Tue, 03 Nov 2026 14:05:00 GMT+00:00"}, {"", "Tue, 03 Nov 2026 15:05:00 CET (Central European Time)"},
		{"hi", "मंगल, 3 नवंबर 2026 19:35:00 IST"}, {"hi", "३ नवम्बर २०२६ १४:०५"}, {"en-IN", "Tue, 03 Nov 2026 19:35:00 IST"},
		{"he", "Tue, 03 Nov 2026 16:05:00 IST"}, {"bn", "Tue, 03 Nov 2026 20:05:00 BST"}, {"zh", "Tue, 03 Nov 2026 22:05:00 CST"},
		{"ar", "3 نوفمبر 2026 14:05"}, {"ar", "٣ نوفمبر ٢٠٢٦ ١٤:٠٥"}, {"fa", "3 نوامبر 2026 14:05"}, {"ur", "3 نومبر 2026 14:05"},
		{"ru", "Вторник, 3 ноября 2026 17:05:00 +0300"}, {"uk", "3 листопада 2026 14:05"}, {"pl", "wt, 03 lis 2026 15:05:00 +0100"},
		{"hr", "3. studenoga 2026. 14:05"}, {"fr", "mar., 03 novembre 2026 15:05:00 +0100"}, {"es", "martes, 3 de noviembre de 2026 14:05"},
		{"pt", "3 de novembro de 2026 14:05"}, {"de", "Di., 03. November 2026 14:05 Uhr"}, {"it", "mar, 03 novembre 2026 14:05"},
		{"tr", "Sal, 03 Kas 2026 17:05:00 +0300"}, {"el", "Τρί, 03 Νοε 2026 16:05:00 EET"}, {"fi", "3. marraskuuta 2026 klo 14:05"},
		{"vi", "3 tháng 11 2026 14:05"}, {"ja", "2026年11月3日 14:05"}, {"ko", "2026년 11월 3일 오후 2:05"}, {"zh", "2026年11月03日 14时05分"},
		{"de", "03.11.2026 14:05"}, {"en-GB", "03/11/2026 14:05"}, {"cs", "3. 11. 2026 14:05"}, {"vi", "Thứ ba, 3/11/2026 14:05"},
		{"", "2026-11-03 19:35:00 +0530 IST"}, {"", "Tue, 03 Nov 2026 15:05:00 +0100 CET"}, {"", "Tue, 03 Nov 2026 15:05:00 0100"},
		{"", "2026-11-03T15:05:00+01:00[Europe/Paris]"}, {"", "20261103 14:05"}, {"", "2026-11-03T140500Z"}, {"", "/Date(1793714700000)/"},
		{"", "Tue  3 Nov 14:05:00 UTC 2026"}, {"", "Tue, 2026-11-03 14:05"}, {"ru", "3 ноября 2026 г., 17:05 МСК"}, {"sv", "3 november 2026 kl. 14.05"},
		{"pl", "3 listopada 2026 r., 14:05"}, {"sk", "3. novembra 2026 14:05"}, {"sr", "3. новембра 2026. 14:05"}, {"hu", "2026. november 3. 14:05"},
		{"lt", "2026 m. lapkričio 3 d. 14:05"}, {"lv", "2026. gada 3. novembris 14:05"}, {"ar", "3 تشرين الثاني 2026 14:05"},
		{"th", "3 พ.ย. 2569 14:05"}, {"fa", "۱۲ آبان ۱۴۰۵ ۱۴:۰۵"}, {"fa", "1405/08/12 14:05"}, {"mr", "३ नोव्हेंबर २०२६ १४:०५"}, {"te", "3 నవంబర్ 2026 14:05"},
	} {
		d := dateReader{language: c.language}
		if got := d.read(c.raw).Format(time.RFC3339); got != want {
			t.Errorf("%s %q: %s; want %s", c.language, c.raw, got, want)
		}
	}
}

func TestDays(t *testing.T) {
	for raw, want := range map[string]string{
		"2026-11-03": "2026-11-03", "2026-11": "2026-11-01", "3 March 2026": "2026-03-03", "03 Sept 2026": "2026-09-03",
		"2026-11-03T24:00:00Z": "2026-11-04", "20261103": "2026-11-03", "2026-307": "2026-11-03", "2026-W45-2": "2026-11-03",
		"Tue, 03 Mar 2020 23:59:60 GMT": "2020-03-04", "1403/12/30": "2025-03-20", "1404/01/01": "2025-03-21", "1400-07-30": "2021-10-22",
	} {
		if got := (dateReader{}).read(raw).Format(time.DateOnly); got != want {
			t.Errorf("%q: %s; want %s", raw, got, want)
		}
	}
}

// TestNoDate: what is no date is never "now".
func TestNoDate(t *testing.T) {
	for _, raw := range []string{"", "0000-00-00 00:00:00", "yesterday", "???", "32 Nov 2026", "2026-13-01", "Tue, 03 Xyz 2026", "99:99", "5 minutes ago", "-1"} {
		if got := (dateReader{}).read(raw); !got.IsZero() {
			t.Errorf("%q was read as %s", raw, got)
		}
	}
}

// TestMonthFirst: one date settles the order for the whole feed.
func TestMonthFirst(t *testing.T) {
	for _, c := range []struct {
		dates          []string
		language, host string
		want           bool
	}{
		{[]string{"04/03/2026", "11/22/2026"}, "", "", true},
		{[]string{"04/03/2026", "22/11/2026"}, "en-US", "", false},
		{[]string{"04/03/2026"}, "en_US", "", true},
		{[]string{"04/03/2026"}, "", "weather.gov", true},
		{[]string{"04/03/2026"}, "en-IN", "", false},
		{[]string{"04/03/2026 2:05:00 PM"}, "", "", true},
		{[]string{"04/03/2026 2:05:00 PM"}, "en-IN", "", false},
	} {
		if got := monthFirst(c.dates, c.language, c.host); got != c.want {
			t.Errorf("monthFirst(%v, %q, %q) = %t", c.dates, c.language, c.host, got)
		}
	}
}
