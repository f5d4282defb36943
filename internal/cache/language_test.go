package cache

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// tongues are sentences of our own in many languages, and what must find them and what must not. A query that begins with
// ! must not.
var tongues = []struct {
	language, text string
	queries        []string
}{
	{"en", "The U.S. envoy said COVID-19 cost 1,250,000 jobs, O’Neill’s e-mail shows.", []string{"US", "U.S.", "covid19", `"covid 19"`, "1250000", "o'neill", "email", "e-mail", "!enve", "envo*"}},
	{"en", "She wrote it in C++ and C# on the .NET runtime; write to desk@quay.example or see https://quay.example/rain?day=2.",
		[]string{"C++", "c#", ".net", "desk@quay.example", "https://quay.example/rain?day=2", "!C"}},
	{"de", "In München schließt die Straße am Fluß, sagt Müller; Käse wird teurer.", []string{"Munchen", "Muenchen", "MÜNCHEN", "strasse", "Fluss", "Mueller", "kaese"}},
	{"de", "Aus Koeln kommt kein Wort ueber Goethe.", []string{"Köln", "über", "göthe", "!kiln"}},
	{"fr", "L’été, le cœur de l’île bat près du café.", []string{"ete", "l'été", "coeur", "ILE", "cafe"}},
	{"es", "El niño de Logroño comió jamón en la montaña.", []string{"nino", "logrono", "jamon", "MONTAÑA"}},
	{"pt", "São João não é só música.", []string{"sao joao", "musica", "não"}},
	{"pl", "Łódź czeka na żółty tramwaj.", []string{"lodz", "Łódź", "zolty"}},
	{"cs", "Příliš žluťoučký kůň pěl ódy.", []string{"prilis", "zlutoucky kun"}},
	{"tr", "Iğdır’da İSTANBUL treni kaçırıldı.", []string{"igdir", "istanbul", "ığdır", "kacirildi"}},
	{"da", "Århus og København får nye broer over Øresund.", []string{"aarhus", "Arhus", "Koebenhavn", "kobenhavn", "oresund", "Øresund"}},
	{"is", "Þórður sá jökulinn í Vatnsfirði.", []string{"thordur", "jokulinn", "vatnsfirdi"}},
	{"vi", "Hà Nội đón mưa lớn ở Đống Đa.", []string{"ha noi", "Hà Nội", "dong da", "mua lon"}},
	{"el", "Ο δρόμος προς την Αθήνα και οι οδοί.", []string{"δρομοσ", "ΔΡΟΜΟΣ", "αθηνα"}},
	{"ru", "Ёлка стоит на площади, её видно отовсюду.", []string{"елка", "ЁЛКА", "ее"}},
	{"uk", "У Києві п’ять ґанків і їжак.", []string{"києв*", "п'ять", "ганків", "їжак"}},
	{"ar", "قال أحمد إنَّ المدرسةَ الجديدة ستُفتح في ٢٠٢٦.", []string{"احمد", "أحمد", "المدرسه", "ستفتح", "2026", "ان"}},
	{"fa", "کتاب تازه می\u200cخواهم، گفت دانشجو.", []string{"كتاب", "کتاب", "میخواهم", "می\u200cخواهم"}},
	{"ur", "لاہور میں آج بارش ہوئی۔", []string{"لاہور", "بارش"}},
	{"he", "דובר צה״ל אמר שָׁלוֹם לכולם בתל אביב.", []string{"שלום", "צהל", `צה"ל`, `"בתל אביב"`}},
	{"hi", "हिन्दी में बाज़ार की ख़बर: दिल्ली में ठण्ड, वर्ष २०२६।", []string{"हिंदी", "बाजार", "खबर", "दिल्ली", "ठंड", "2026", "!दल", "दिल्*"}},
	{"mr", "पुण्यात पाऊस पडला आणि नदी भरली.", []string{"पाऊस", "नदी भरली"}},
	{"bn", "ঢাকায় বৃষ্টি, বাংলাদেশ জিতেছে।", []string{"বৃষ্টি", "বাংলাদেশ", "!বষট"}},
	{"ta", "சென்னையில் மழை, பள்ளிகள் மூடல்.", []string{"மழை", "பள்ளிகள்"}},
	{"te", "హైదరాబాద్\u200cలో వర్షం కురిసింది.", []string{"వర్షం"}},
	{"th", "ข่าวในประเทศไทยวันนี้ ฝนตกหนักที่กรุงเทพ", []string{"ประเทศ", "ไทย", "กรุงเทพ", "ฝนตก"}},
	{"km", "ព័ត៌មានថ្ងៃនេះ", []string{"ព័ត៌មាន"}},
	{"zh", "专家说中国经济增长超出预期，iPhone销量上升。", []string{"经济", "经济增长", "!增经", "iPhone销量", `"预期，iphone"`, "专"}},
	{"ja", "東京のﾆｭｰｽによると、トヨタのラーメン工場は１２日に再開。", []string{"ニュース", "とよた", "東京", "ラーメン", "12日", "工場"}},
	{"ko", "오늘서울날씨는 맑고 부산은 흐리다.", []string{"서울", "날씨", "부산"}},
	{"ka", "თბილისში თოვს დღეს.", []string{"თბილისში"}},
	{"hy", "Երեւանում ձյուն է։", []string{"ձյուն", "ՁՅՈՒՆ"}},
	{"am", "አዲስ አበባ ዛሬ ዝናብ ነው።", []string{"ዝናብ", "አዲስ አበባ"}},
	{"en", "ＦＵＬＬ width and the ﬁnal ﬂoor, 5 ㎞ off.", []string{"full", "final floor", "km"}},
}

func TestAnyLanguageIsSearched(t *testing.T) {
	s := open(t)
	var entries []Entry
	for i, c := range tongues {
		e := story(fmt.Sprint(i), fmt.Sprintf("https://paper.example/%d", i), "Nothing", i)
		e.Text, e.Story.Language = c.text, c.language
		entries = append(entries, e)
	}
	put(t, s, feedAt("https://paper.example/feed"), entries...)
	readIn(t, s)
	right, all := 0, 0
	for i, c := range tongues {
		for _, query := range c.queries {
			all++
			words, not := strings.CutPrefix(query, "!")
			found := strings.Fields(guids(t, s, words, Filter{All: true}))
			if slices.Contains(found, fmt.Sprint(i)) == not {
				t.Errorf("%s: %s finds %q in %s: %v", c.language, words, found, c.text, !not)
				continue
			}
			right++
		}
	}
	t.Logf("%d of %d queries are right", right, all)
}
