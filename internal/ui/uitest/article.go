package uitest

import (
	"time"

	"reader/internal/news"
	"reader/internal/passage"
)

// Articles are the pages behind some of the invented stories, by the story: with a picture, cross-heads, a quote, a
// list, links and related stories in English, and shorter ones in Hindi, Chinese and Arabic.
func Articles() map[news.StoryID]news.Reading {
	return map[news.StoryID]news.Reading{
		1: {Article: english(), Related: related()},
		3: {Article: inLanguage("hi", "मीरा सेठी", hindi)},
		4: {Article: inLanguage("zh", "林晚舟", chinese)},
		5: {Article: inLanguage("ar", "سلمى حداد", arabic)},
	}
}

func english() news.Article {
	return news.Article{
		Title: "Ministers agree an emergency water plan as reservoirs fall to a record low", Site: "The Meridian",
		Standfirst: "Twelve cities face rationing from Monday; farmers promise a blockade unless compensation is settled this week.",
		Byline:     "Ines Aldoar", Language: "en", Published: Now().Add(-24 * time.Minute), Words: 1400, Verdict: news.VerdictFull,
		URL: "https://paper.example/1", Section: news.Link{Title: "World", URL: "https://paper.example/world"},
		Authors: []news.Link{{Title: "Ines Aldoar", URL: "https://paper.example/author/aldoar"}},
		Tags:    []news.Link{{Title: "water"}, {Title: "drought", URL: "https://paper.example/tag/drought"}},
		Blocks: []news.Block{
			said("Twelve cities face rationing from Monday; farmers promise a blockade unless compensation is settled this week."),
			said("The government will pump water from the upper reservoir to the coast from Monday under ", link("an emergency plan", "https://paper.example/plan"), news.Span{Text: " agreed at three in the morning, the first time the transfer has been used since it was built."}),
			said("Municipalities will be told on Friday how much they may draw. Golf courses and car washes close at once; hospitals, bakeries and livestock are exempt."),
			said("“We have eleven weeks of water, not eleven months,” the environment minister told reporters on the steps of the ministry. The figures, ", link("published overnight", "https://ministry.example/figures"), news.Span{Text: ", are worse than those of the driest year on record."}),
			{Kind: news.Heading, Level: 2, Spans: []news.Span{{Text: "Who pays"}}},
			said("Farmers, who hold two thirds of the licences, want 0.38 euros for each cubic metre they give up. The treasury has offered half."),
			{Kind: news.Quote, Blocks: []news.Block{said("Every glass saved now is a glass in February.")}, Spans: []news.Span{{Text: "Amaro Leite, hydrologist"}}},
			said("The plan has four steps, each of which begins when the reservoirs reach a mark:"),
			{Kind: news.List, Ordered: true, Items: [][]news.Block{
				{said("fountains and public lawns are turned off;")}, {said("households pay twice for what they use above the norm;")},
				{said("industry works at night, when the pressure is low;")}, {said("tankers bring drinking water to the villages.")},
			}},
			said("Similar transfers elsewhere took nine years to settle in court, and the first one is still being argued over. Rain is forecast for the north on Thursday. None of it will reach the reservoirs that matter."),
		},
	}
}

// Marked are passages of the English article: one over two paragraphs, one with a note, one that is not in the text.
func Marked(blocks []news.Block) []news.Highlight {
	text := passage.Of(blocks)
	extent := func(from, to string) passage.Extent {
		return passage.Extent{From: text.All(from)[0].From, To: text.All(to)[0].To}
	}
	mark := func(p news.Passage, note string, ago time.Duration) news.Highlight {
		return news.Highlight{Story: 1, Passage: p, Note: note, Made: Now().Add(-ago)}.Identify()
	}
	return []news.Highlight{
		mark(text.Quote(extent("hospitals, bakeries", "not eleven months")), "", time.Hour),
		mark(text.Quote(extent("households pay twice", "above the norm")), "ask the council what the norm is", 2*time.Hour),
		mark(news.Passage{Exact: "a sentence that the paper took back in the second edition"}, "", 3*time.Hour),
	}
}

func related() []news.RelatedStory {
	of := func(id news.StoryID, kind news.RelatedKind, anchor int) news.RelatedStory {
		s := stories()[id-1]
		return news.RelatedStory{Story: s, Related: news.Related{Link: news.Link{Title: s.Title, URL: s.URL}, Kind: kind, Anchor: anchor}}
	}
	return []news.RelatedStory{
		of(17, news.RelatedInline, 4), of(19, news.RelatedEnd, -1), of(11, news.RelatedEnd, -1), of(2, news.RelatedNext, -1),
	}
}

func inLanguage(language, byline string, paragraphs []string) news.Article {
	a := news.Article{Language: language, Byline: byline, Published: Now().Add(-3 * 60 * time.Minute), Words: 500, Verdict: news.VerdictFull}
	for _, p := range paragraphs {
		a.Blocks = append(a.Blocks, said(p))
	}
	return a
}

var (
	hindi = []string{
		"राजधानी में लगातार तीसरे दिन हवा की गुणवत्ता गंभीर श्रेणी में रही। नगर निगम ने बताया कि प्राथमिक विद्यालय शुक्रवार तक बंद रहेंगे और पाठ रेडियो पर पढ़ाए जाएँगे।",
		"मौसम विभाग के अनुसार हवा की गति बुधवार से पहले नहीं बढ़ेगी। तब तक ट्रकों का प्रवेश रोक दिया गया है, और निर्माण कार्य केवल ढके हुए स्थानों पर हो सकेगा।",
		"डॉक्टर सलाह देते हैं कि बुज़ुर्ग सुबह की सैर टाल दें। एक दुकानदार ने कहा, “मास्क तो बिक गए, अब लोग पौधे ख़रीद रहे हैं।”",
	}
	chinese = []string{
		"今年的第一场雪在星期一清晨落下，比往年早了十二天。气象台说，山口以北的积雪已有七厘米，下午还会再添三厘米左右。",
		"“我六点钟开门，石阶上已经没有颜色了。”茶馆的掌柜冯素琴说。她把门口的灯笼换成了大的，好让赶路的人看得见台阶。",
		"铁路部门把山区列车的时速降到四十公里，并在每一站备下热水。预计星期三天晴，雪线将退回到海拔八百米以上。",
	}
	arabic = []string{
		"تواجه اثنتا عشرة مدينة تقنين المياه ابتداء من يوم الاثنين، بعدما اتفق الوزراء على خطة طوارئ في ساعة متأخرة من الليل.",
		"وقالت وزيرة البيئة إن ما بقي في السدود يكفي أحد عشر أسبوعا لا أحد عشر شهرا. وتُعفى من التقنين المستشفيات والمخابز وحظائر الماشية.",
		"ويطالب المزارعون بتعويض قدره 0.38 عن كل متر مكعب، فيما تعرض الخزينة نصف هذا المبلغ.",
	}
)

// said is a paragraph: words, and after them links with the words that follow.
func said(words string, more ...news.Span) news.Block {
	return news.Block{Kind: news.Paragraph, Spans: append([]news.Span{{Text: words}}, more...)}
}

func link(words, address string) news.Span { return news.Span{Text: words, URL: address} }
