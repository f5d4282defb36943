package parse

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// TestDecode: whatever the labels say, the words come out.
func TestDecode(t *testing.T) {
	const (
		russian = "Новости гавани сегодня: шторм усиливается"
		harbour = "港のニュース：今日の出来事"
		escapes = "港のニュース"
		german  = "Nebel über der Förde"
	)
	plainUTF16 := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	for _, c := range []struct {
		name, words, label, contentType string
		enc                             encoding.Encoding
	}{
		{"declared", russian, "windows-1251", "", charmap.Windows1251},
		{"server only", russian, "", "text/xml; charset=koi8-r", charmap.KOI8R},
		{"server wrong", russian, "windows-1251", "text/xml; charset=utf-8", charmap.Windows1251},
		{"label wrong", russian, "iso-8859-1", "application/rss+xml", encoding.Nop},
		{"both wrong", harbour, "us-ascii", "text/xml; charset=iso-8859-1", encoding.Nop},
		{"latin-1 that claims UTF-8", german, "utf-8", "", charmap.ISO8859_1},
		{"UTF-16 without mark", german, "utf-16", "", plainUTF16},
		{"UTF-16 with mark", german, "utf-8", "", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		{"UTF-32 with mark", german, "", "", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
		{"UTF-32 without mark", german, "", "", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"escapes in ASCII", escapes, "iso-2022-jp", "", japanese.ISO2022JP},
		{"superset of gb2312", "港口新闻：镕", "gb2312", "", simplifiedchinese.GB18030},
		{"statistics", harbour, "", "", japanese.ShiftJIS},
		{"unknown label", german, "x-nonsense", "", encoding.Nop},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := `<?xml version="1.0"?>` + c.words + c.words
			if c.label != "" {
				text = `<?xml version="1.0" encoding="` + c.label + `"?>` + c.words
			}
			body, err := c.enc.NewEncoder().Bytes([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if got := decode(body, c.contentType); got != text {
				t.Errorf("decode: %q; want %q", got, text)
			}
		})
	}
}

func TestPatchKeepsWhatIsUTF8(t *testing.T) {
	if got, want := decode([]byte("<?xml version=\"1.0\"?>Ärger im Süden, \x93Fährt\x94 nicht"), ""), "<?xml version=\"1.0\"?>Ärger im Süden, “Fährt” nicht"; got != want {
		t.Errorf("decode: %q; want %q", got, want)
	}
}
