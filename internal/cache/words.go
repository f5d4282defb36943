package cache

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// indexed is what is looked up of a story, folded and cut into words.
type indexed struct{ title, author, tag, body, language string }

// apart parts what must not be found as one phrase.
const apart = " . "

func wordsOf(s *news.Story, plain string) indexed {
	if plain == "" {
		plain = s.Summary
	}
	return indexed{
		title: withCompounds(s.Title), author: text.Segment(s.Byline),
		tag: text.Segment(strings.Join(s.Tags, apart)), body: withCompounds(plain), language: languageFacts(s.Language),
	}
}

// withCompounds is a text cut into words, with those behind it that are found without their hyphen, too.
func withCompounds(s string) string {
	words := text.Segment(s)
	for _, c := range text.Compounds(s) {
		words += " " + c
	}
	return words
}

// index puts a story into both indexes, with what the reader wrote about it, and takes out what stood there of it.
func index(ctx context.Context, tx sqlite.Writer, row int64, w indexed) error {
	own, err := marginaliaOf(ctx, tx, row)
	if err != nil {
		return err
	}
	for _, table := range []string{"words", "heads"} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE rowid = ?`, row); err != nil {
			return err
		}
	}
	facts := w.language
	if own.Saved {
		facts += " " + savedFact
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO words (rowid, title, author, tag, body, list, note, fact) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		row, w.title, w.author, strings.TrimSpace(w.tag+" "+segments(own.Tags)), w.body, segments(own.Lists), text.Segment(own.Note), facts)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO heads (rowid, title) VALUES (?, ?)`, row, w.title)
	return err
}

func segments(names []string) string { return text.Segment(strings.Join(names, apart)) }

// Facts are words that no text has, by which a search need not look at the rows of stories that it will not find anyway.
// What they say stands in those rows as well.
const (
	factSign     = "\uE000" // of private use
	savedFact    = factSign + "saved"
	languageFact = factSign // and the parts of a BCP 47 tag
)

// languageFacts are those of a language and of the ones that it is a kind of: of en-GB "en engb", each behind the sign.
func languageFacts(tag string) string {
	var facts []string
	fact := languageFact
	if tag == "" {
		return ""
	}
	for part := range strings.SplitSeq(text.Segment(tag), " ") {
		fact += part
		facts = append(facts, fact)
	}
	return strings.Join(facts, " ")
}

// languageFactOf is the fact of a language that is searched for; empty for none.
func languageFactOf(tag string) string {
	facts := strings.Fields(languageFacts(tag))
	if len(facts) == 0 {
		return ""
	}
	return facts[len(facts)-1]
}

// anewAtOnce is how many stories are indexed anew between two looks at whether to go on.
const anewAtOnce = 10 * atOnce

// indexAnew indexes some of the stories that wait for it, the newest, and says how many; zero when none waits.
func (s *Store) indexAnew(ctx context.Context) (stories int, err error) {
	var below int64
	if err := sqlite.One(ctx, s.db.Read(), `SELECT below FROM indexing`, nil, &below); err != nil || below == 0 {
		return 0, err
	}
	rows, err := sqlite.All(ctx, s.db.Read(), readStory, `SELECT `+storyColumns+fromStory+`WHERE story.id < ? ORDER BY story.id DESC LIMIT ?`,
		below, anewAtOnce)
	if err != nil {
		return 0, err
	}
	if len(rows) == 0 {
		return 0, s.db.Write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `UPDATE indexing SET below = 0`)
			return err
		})
	}
	return len(rows), sqlite.Chunks(rows, atOnce, func(some []row) error { return s.indexSome(ctx, some) })
}

// indexSome indexes stories anew, the lowest row last, in one transaction.
func (s *Store) indexSome(ctx context.Context, rows []row) error {
	words := make([]indexed, len(rows))
	for i := range rows {
		a, _, err := s.Article(ctx, rows[i].ID)
		if err != nil {
			return err
		}
		words[i] = wordsOf(&rows[i].Story, news.PlainText(a.Blocks))
	}
	return s.db.Share(ctx, func(tx *sqlite.Tx) error {
		for i := range rows {
			if err := index(ctx, tx, rows[i].id, words[i]); err != nil {
				return err
			}
		}
		lowest := slices.MinFunc(rows, func(a, b row) int { return int(a.id - b.id) }).id
		_, err := tx.ExecContext(ctx, `UPDATE indexing SET below = ?1 WHERE below > ?1`, lowest)
		return err
	})
}
