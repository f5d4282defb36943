package article_test

import (
	"testing"

	"reader/internal/news"
	"reader/internal/ui/article"
)

func TestAStandfirstThatTheFeedCutShortGoesOnWhereItStands(t *testing.T) {
	const standfirst = "The government will pump water to the coast from Monday under an emergency plan, and nobody knows for how long."
	d := &desk{stored: water(), fetched: whole()}
	d.stored.Story.Summary = standfirst[:90]
	d.stored.Article.Blocks = []news.Block{paragraph(standfirst[:90])}
	d.fetched.Article.Standfirst = standfirst
	d.fetched.Article.Blocks = append([]news.Block{paragraph(standfirst)}, numbered(3)...)
	r := read(t, article.New(d, water().Story, 0, article.From{}), screen(80, 24)).answer()
	before := r.row(standfirst[:40])
	r.answer()
	if got := r.row(standfirst[:40]); got != before || before < 0 {
		t.Errorf("it went from row %d to %d", before, got)
	}
	r.sees("for how long.")
	rows := r.rows()
	for i, row := range rows[before+1:] {
		if len(row) > 40 && row == rows[before] {
			t.Errorf("it stands again in row %d", before+1+i)
		}
	}
	r.sees("Paragraph 0 of")
}
