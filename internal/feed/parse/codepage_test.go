package parse

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// headlines in the encodings that their publishers use without saying so.
var unlabelled = []struct {
	text string
	encs []encoding.Encoding
}{
	{"Größere Boote dürfen wieder in den Hafen", []encoding.Encoding{charmap.Windows1252, charmap.ISO8859_15}},
	{"L’été a été chaud à Orléans, dit le préfet", []encoding.Encoding{charmap.Windows1252}},
	{"El otoño llegó a la región: ¿qué pasará mañana?", []encoding.Encoding{charmap.Windows1252}},
	{"A cidade não terá eleições até março", []encoding.Encoding{charmap.Windows1252}},
	{"Hafnarstjórinn á Húsavík sagði það í gær", []encoding.Encoding{charmap.Windows1252}},
	{"Łódź wróciła do portu po tygodniu żeglugi", []encoding.Encoding{charmap.Windows1250, charmap.ISO8859_2}},
	{"Příští týden začne v přístavu stávka řidičů", []encoding.Encoding{charmap.Windows1250, charmap.ISO8859_2}},
	{"Az őszi esőzés után újra nyitva a kikötő", []encoding.Encoding{charmap.Windows1250, charmap.ISO8859_2}},
	{"Liman yarın sabah yeniden açılıyor, gemiler geç kaldı", []encoding.Encoding{charmap.Windows1254}},
	{"Uostas vėl atidarytas, žvejai grįžo į jūrą", []encoding.Encoding{charmap.Windows1257}},
	{"Osta atkal atvērta, zvejnieki atgriežas jūrā", []encoding.Encoding{charmap.Windows1257}},
	{"Порт снова открыт, рыбаки вышли в море", []encoding.Encoding{charmap.Windows1251, charmap.KOI8R, charmap.ISO8859_5, charmap.CodePage866, charmap.MacintoshCyrillic}},
	{"Порт знову відкрито, рибалки вийшли в море", []encoding.Encoding{charmap.Windows1251, charmap.KOI8U}},
	{"Пристанището отново е отворено, рибарите излязоха", []encoding.Encoding{charmap.Windows1251}},
	{"Το λιμάνι άνοιξε ξανά και οι ψαράδες βγήκαν", []encoding.Encoding{charmap.Windows1253, charmap.ISO8859_7}},
	{"הנמל נפתח שוב והדייגים יצאו לים", []encoding.Encoding{charmap.Windows1255}},
	{"أعيد فتح الميناء وخرج الصيادون إلى البحر", []encoding.Encoding{charmap.Windows1256, charmap.ISO8859_6}},
	{"ท่าเรือเปิดอีกครั้งและชาวประมงออกทะเล", []encoding.Encoding{charmap.Windows874}},
	{"港口重新开放，渔民出海捕鱼，市场恢复正常", []encoding.Encoding{simplifiedchinese.GBK}},
	{"港口重新開放，漁民出海捕魚，市場恢復正常", []encoding.Encoding{traditionalchinese.Big5}},
	{"港が再び開き、漁師たちは海へ出た。市場は通常どおりです。", []encoding.Encoding{japanese.ShiftJIS, japanese.EUCJP}},
	{"오늘의 뉴스: 시장이 다시 문을 열었습니다", []encoding.Encoding{korean.EUCKR}},
	{"서울 날씨, 내일은 전국에 비 소식", []encoding.Encoding{korean.EUCKR}},
	{"国际新闻：天气预报与体育", []encoding.Encoding{simplifiedchinese.GBK}},
	{"経済ニュースと天気予報のページ", []encoding.Encoding{japanese.ShiftJIS, japanese.EUCJP}},
	{"항구가 다시 열렸고 어부들은 바다로 나갔다", []encoding.Encoding{korean.EUCKR}},
}

func TestUnlabelledEncodings(t *testing.T) {
	for _, u := range unlabelled {
		for _, enc := range u.encs {
			feed := "<rss><channel><title>" + u.text + "</title><item><title>" + u.text + "</title></item></channel></rss>"
			body, err := enc.NewEncoder().String(feed)
			if err != nil {
				t.Fatalf("%s in %v: %v", u.text, enc, err)
			}
			doc, err := Parse([]byte(body), Hints{})
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.ReplaceAll(u.text, "\u200c", ""); doc.Title != want {
				t.Errorf("%v: %q was read as %q", enc, want, doc.Title)
			}
		}
	}
}
