package article

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"reader/internal/text"
)

// layouts are the machine formats met in the wild, after their zone has been normalised.
var layouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02 15:04:05.999999999 Z0700",
	"2006-01-02 15:04:05.999999999 Z07:00", "2006-01-02 15:04:05.999999999", "2006-01-02 15:04 Z0700", "2006-01-02 15:04",
	"2006-01-02T15:04:05 Z0700", "2006-01-02T15:04:05 Z07:00", "2006-01-02", "20060102T150405Z0700", "20060102150405", "20060102",
	time.RFC1123Z, time.RFC1123, time.RFC850, time.ANSIC, time.UnixDate, "Mon, 2 Jan 2006 15:04:05 Z0700", "Mon Jan 02 2006 15:04:05 GMT-0700",
	"Mon, Jan 2, 2006 15:04:05 MST", "2006/01/02 15:04:05", "2006/01/02 15:04", "2006/01/02", "2006-1-2", "1/2/2006 3:04:05 PM", "01/02/2006 15:04:05",
}

// monthNames are the months in the languages that news sites write, a row a language, in the order of the year.
var monthNames = []string{
	"january february march april may june july august september october november december",
	"jan feb mar apr may jun jul aug sep oct nov dec", "_ _ _ _ _ _ _ _ sept _ _ _",
	"januar februar märz april mai juni juli august september oktober november dezember", "jänner feber mrz _ _ _ _ _ _ okt _ dez",
	"janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "janv févr _ avr _ _ juil _ _ _ _ déc",
	"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "ene _ _ abr _ _ _ ago setiembre _ _ dic",
	"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro", "_ fev _ _ mai _ _ _ set out _ dez",
	"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", "gen _ _ _ mag giu lug _ _ ott _ dic",
	"januari februari maart april mei juni juli augustus september oktober november december", "_ _ mrt _ _ _ _ _ _ _ _ _",
	"januari februari mars april maj juni juli augusti september oktober november december",
	"januar februar marts april maj juni juli august september oktober november december", "_ _ mars _ mai _ _ _ _ _ _ desember",
	"tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
	"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
	"ledna února března dubna května června července srpna září října listopadu prosince",
	"januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
	"января февраля марта апреля мая июня июля августа сентября октября ноября декабря", "янв фев мар апр май июн июл авг сен окт ноя дек",
	"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
	"януари февруари март април май юни юли август септември октомври ноември декември",
	"ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
	"január február március április május június július augusztus szeptember október november december",
	"siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
	"ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
	"januari februari maret april mei juni juli agustus september oktober november desember", "januari februari mac april mei jun julai ogos september oktober november disember",
	"ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
	"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر", "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول _ _ _",
	"ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר", "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
	"जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर", "_ फ़रवरी _ _ _ _ _ _ सितम्बर अक्तूबर नवम्बर दिसम्बर",
	"জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
	"มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
	"ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
}

var months = monthTable()

func monthTable() map[string]time.Month {
	table := map[string]time.Month{}
	for _, row := range monthNames {
		for i, name := range strings.Fields(row) {
			if _, taken := table[name]; !taken && name != "_" {
				table[name] = time.Month(i + 1)
			}
		}
	}
	return table
}

// parseDate reads a date as machines or people write it. The zero time means that it is none, or none of our age.
func parseDate(s string) time.Time {
	s = fold(s)
	if s == "" || len(s) > 200 {
		return time.Time{}
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return plausible(t)
		}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return plausible(fromUnix(n))
	}
	return findDate(s)
}

func fromUnix(n int64) time.Time {
	if n > 1e11 {
		return time.UnixMilli(n).UTC()
	}
	if n < 1e8 {
		return time.Time{}
	}
	return time.Unix(n, 0).UTC()
}

// plausible drops dates that no news page can bear.
func plausible(t time.Time) time.Time {
	if t.Year() < 1970 || t.Year() > 2100 || t.Unix() <= 0 {
		return time.Time{}
	}
	return t
}

var (
	numericDate = text.Pattern(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b`)
	reverseDate = text.Pattern(`\b(\d{1,2})([-/.])\s?(\d{1,2})[-/.]\s?(\d{4})\b`)
	hanDate     = text.Pattern(`(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]`)
	clockTime   = text.Pattern(`(?i)\b(\d{1,2})[:.h](\d{2})(?:[:.]\d{2})?\s*([ap]\.?m\.?)?(?:\W|$)`)
	pathDate    = text.Pattern(`/((?:19|20)\d{2})[/-]?(\d{1,2})[/-]?(\d{2})(?:[/-]|$)`)
)

// findDate reads the first date in a running text.
func findDate(s string) time.Time {
	s = westernDigits(s)
	if t := namedDate(s); !t.IsZero() {
		return withClock(t, s)
	}
	for _, re := range []*regexp.Regexp{numericDate(), hanDate()} {
		if m := re.FindStringSubmatch(s); m != nil {
			if t := date(m[1], m[2], m[3]); !t.IsZero() {
				return withClock(t, s[strings.Index(s, m[0])+len(m[0]):])
			}
		}
	}
	m := reverseDate().FindStringSubmatch(s)
	if m == nil {
		return time.Time{}
	}
	day, month := m[1], m[3]
	if n, _ := strconv.Atoi(month); n > 12 {
		day, month = month, day
	}
	return withClock(date(m[4], month, day), s[strings.Index(s, m[0])+len(m[0]):])
}

// namedDate reads a date whose month is a word, the day before or after it.
func namedDate(s string) time.Time {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	for i, w := range words {
		month, ok := months[w]
		if !ok {
			continue
		}
		day, year := 0, 0
		for j := max(0, i-2); j < min(len(words), i+5); j++ {
			n, digits := leadingNumber(words[j])
			switch {
			case digits == 4 && year == 0 && n > 1900:
				year = n
			case (digits == 1 || digits == 2) && day == 0 && (j < i || j == i+1):
				day = n
			}
		}
		if t := date(strconv.Itoa(year), strconv.Itoa(int(month)), strconv.Itoa(day)); !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// leadingNumber reads "22nd" as 22.
func leadingNumber(w string) (n, digits int) {
	for digits < len(w) && w[digits] >= '0' && w[digits] <= '9' {
		digits++
	}
	if len(w)-digits > 2 {
		return 0, 0
	}
	n, err := strconv.Atoi(w[:digits])
	if err != nil {
		return 0, 0
	}
	return n, digits
}

func date(year, month, day string) time.Time {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1970 || t.Day() != d || int(t.Month()) != m {
		return time.Time{}
	}
	return plausible(t)
}

// withClock adds the first time of day in s.
func withClock(t time.Time, s string) time.Time {
	m := clockTime().FindStringSubmatch(s)
	if m == nil || t.IsZero() {
		return t
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	switch half := strings.ToLower(m[3]); {
	case strings.HasPrefix(half, "p") && hour < 12:
		hour += 12
	case strings.HasPrefix(half, "a") && hour == 12:
		hour = 0
	}
	if hour > 23 || minute > 59 {
		return t
	}
	return t.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)
}

// westernDigits turns the decimal digits of other scripts into ASCII. Decimal digits stand in Unicode in runs of ten
// that begin at a multiple of six or zero in the last hexadecimal place.
func westernDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 || !unicode.Is(unicode.Nd, r) {
			return r
		}
		zero := r
		for unicode.Is(unicode.Nd, zero-1) && r-zero < 9 {
			zero--
		}
		return '0' + (r - zero)
	}, s)
}

// addressDate reads the date in an address: /2022/07/05/ or /20220705/.
func addressDate(address string) time.Time {
	u, err := url.Parse(address)
	if err != nil {
		return time.Time{}
	}
	if m := pathDate().FindStringSubmatch(u.Path); m != nil {
		return date(m[1], m[2], m[3])
	}
	return time.Time{}
}
