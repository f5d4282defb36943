package portable

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

var written = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// fill gives every field of a value, and of all below it, another value than its zero one, so that a field which a copy
// forgets is missed.
func fill(v reflect.Value, depth int, next *int) {
	*next++
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(written.Add(time.Duration(*next) * 1001 * time.Millisecond)))
		return
	case news.Stored, news.Verdict, news.BlockKind, news.Medium, news.RelatedKind, news.Show:
		v.SetUint(uint64(1 + *next%2))
		return
	case news.Weight:
		v.SetInt(int64(1 + *next%2))
		return
	case news.Style:
		v.SetUint(uint64(1 + *next%511))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("https://paper.example/%d", *next))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*next))
	case reflect.Uint64:
		v.SetUint(uint64(*next) << 40)
	case reflect.Uint8:
		v.SetUint(uint64(*next % 256))
	case reflect.Slice:
		if depth < 7 {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			for i := range 2 {
				fill(v.Index(i), depth+1, next)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth+1, next)
		}
		if span, ok := v.Addr().Interface().(*news.Span); ok {
			span.Mark = 0 // of what is shown only
		}
	default:
		panic("the test cannot fill a " + v.Type().String())
	}
}

// filled is a record of the type of r with something in every field.
func filled(r news.Record) news.Record {
	v, next := reflect.New(reflect.TypeOf(r)).Elem(), 0
	fill(v, 0, &next)
	return v.Interface().(news.Record)
}

// everything is a record of each kind. What a record cannot say, because the library knows it otherwise, is empty.
func everything() []news.Record {
	b := filled(news.Bookmark{}).(news.Bookmark)
	b.Story.Read, b.Story.Saved, b.Story.Stale, b.Story.Revised, b.Story.Whole, b.Story.Snippet = false, false, false, false, false, nil
	for i := range b.Highlights {
		b.Highlights[i].Story = b.Story.ID
	}
	f := filled(news.FiledFeed{}).(news.FiledFeed)
	f.Section = 0
	all := []news.Record{b, f}
	for _, r := range []news.Record{
		news.FiledSection{}, news.Origin(""), news.TextChoice{}, news.TextWidth{}, news.Habit{}, news.ReadingList(""), news.KeptPicture{}, news.Mark{}, news.KeptPlace{}, news.PastVisit{},
	} {
		all = append(all, filled(r))
	}
	return append(all, news.Bookmark{Story: news.Story{ID: 7}, Lists: []string{}, Tags: []string{}}) // and one with next to nothing
}

func copyOf(t *testing.T, records ...news.Record) string {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWriter(&b, "reader test", written)
	for _, r := range records {
		err = errors.Join(err, w.Write(r))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// readAll reads a copy to its end. What was refused stands as "line: why"; how it ended, if not well, stands last.
func readAll(t *testing.T, file string) (records []news.Record, refused []string) {
	t.Helper()
	r, err := NewReader(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	for {
		record, err := r.Next()
		if errors.Is(err, io.EOF) {
			return records, refused
		}
		if err != nil {
			refused = append(refused, fmt.Sprintf("%d: %v", r.Line(), err))
		} else {
			records = append(records, record)
		}
		if !errors.As(err, new(*RefusedError)) && err != nil {
			return records, refused
		}
	}
}

func TestNoFieldIsLostInACopy(t *testing.T) {
	want := everything()
	got, refused := readAll(t, copyOf(t, want...))
	if len(refused) > 0 {
		t.Error(refused)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

// Every kind is written and read, and by the same name.
func TestEveryKindCanBeReadBack(t *testing.T) {
	file := copyOf(t, everything()...)
	for kind := range kinds {
		if !strings.Contains(file, `{"kind":"`+kind+`"`) {
			t.Errorf("no record is written as %q", kind)
		}
	}
}

func TestALineThatCannotBeTakenIsNamed(t *testing.T) {
	const first = `{"kind":"library","version":"1.0"}` + "\n"
	for _, tt := range []struct{ file, want string }{
		{first + "no JSON\n" + `{"kind":"end","records":1}`, "2: it cannot be read as JSON"},
		{first + `{"kind":"weather"}` + "\n" + `{"kind":"end","records":1}`, `2: the kind "weather" is unknown`},
		{strings.Replace(first, "1.0", "1.9", 1) + `{"kind":"weather","sun":true}` + "\n" + `{"kind":"end","records":1}`,
			`2: a newer reader wrote the file, and this one does not know the kind "weather"`},
		{first + "\n\n" + `{"kind":"feed","id":"f000000000000g","url":"exec:x","section":["A"]}` + "\n" + `{"kind":"end","records":1}`,
			`4: "exec:x" is no address that can be fetched`},
		{first + `{"kind":"mark","story":7}` + "\n" + `{"kind":"end","records":1}`, "2: a field is of another form than it should be"},
		{first + `{"kind":"mark","story":"s0000000000000","changed":"yesterday"}` + "\n" + `{"kind":"end","records":1}`, `2: "yesterday" is no time`},
		{first + `{"kind":"section","path":[]}` + "\n" + `{"kind":"end","records":1}`, "2: the path of the section"},
		{first + `{"kind":"end","records":3}`, "2: the file says that it has 3 records, and has 0"},
		{first + `{"kind":"trusted","origin":"http://a.example:80"}` + "\n", "2: the file breaks off here"},
		{first + `{"kind":"trusted","orig`, "2: it cannot be read as JSON"},
	} {
		if _, refused := readAll(t, tt.file); len(refused) == 0 || !strings.HasPrefix(refused[0], tt.want) {
			t.Errorf("%s\nis refused by %q, want %q", tt.file, refused, tt.want)
		}
	}
}

func TestWhatIsNoCopyIsRefused(t *testing.T) {
	for file, want := range map[string]error{
		`{"kind":"library","version":"2.0"}`:   ErrNewer,
		`{"kind":"library","version":"later"}`: ErrFormat,
		`{"name":"otters"}`:                    ErrFormat,
		`[]`:                                   ErrFormat,
		``:                                     ErrFormat,
	} {
		if _, err := NewReader(strings.NewReader(file)); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", file, err, want)
		}
	}
}

// A newer program may have added fields: what is understood is taken.
func TestAFieldThatIsNotKnownIsPassedOver(t *testing.T) {
	records, refused := readAll(t, `{"kind":"library","version":"1.3"}`+"\n"+
		`{"kind":"width","columns":70,"configured":0,"serif":true}`+"\n"+`{"kind":"end","records":1}`)
	if len(refused) > 0 || !cmp.Equal(records, []news.Record{news.TextWidth{Columns: 70}}) {
		t.Errorf("read %v, refused %v", records, refused)
	}
}

// A file opens neither files nor programs.
func TestOnlyWebAddressesAreTaken(t *testing.T) {
	b := everything()[0].(news.Bookmark)
	file := strings.ReplaceAll(copyOf(t, b), "https://paper.example", "javascript://paper.example")
	records, _ := readAll(t, file)
	got := records[0].(news.Bookmark)
	var links []string
	news.EachLink(got.Article.Blocks, func(l news.Link) { links = append(links, l.URL) })
	if got.Story.URL != "" || got.Article.URL != "" || got.Article.Picture.URL != "" || len(links) > 0 {
		t.Errorf("the file names %q %q %q %q", got.Story.URL, got.Article.URL, got.Article.Picture.URL, links)
	}
}

func TestALineTooLongOrTooDeepDoesNoHarm(t *testing.T) {
	deep := strings.Repeat(`{"kind":"quote","blocks":[`, 500) + strings.Repeat("]}", 500)
	_, refused := readAll(t, `{"kind":"library","version":"1.0"}`+"\n"+
		`{"kind":"bookmark","story":{"id":"s0000000000002"},"stored":"full","article":{"blocks":[`+deep+`]}}`+"\n"+
		`{"kind":"picture","data":"`+strings.Repeat("A", longestLine)+"\"}\n"+`{"kind":"end","records":2}`)
	if len(refused) != 2 || !strings.HasPrefix(refused[0], "2: the blocks") || !strings.HasPrefix(refused[1], "3: ") {
		t.Errorf("refused are %q", refused)
	}
}

// Whatever stands in a file, reading it ends, and what is taken can be written again.
func FuzzReader(f *testing.F) {
	var b bytes.Buffer
	w, err := NewWriter(&b, "reader test", written)
	for _, r := range everything()[1:] {
		err = errors.Join(err, w.Write(r))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		f.Fatal(err)
	}
	f.Add(b.String())
	f.Add(`{"kind":"library","version":"1.9"}` + "\n" + `{"kind":"bookmark","story":{"id":"s0000000000002"},"article":{"blocks":[{"kind":"quote","blocks":[{}]}]}}`)
	f.Fuzz(func(t *testing.T, file string) {
		r, err := NewReader(strings.NewReader(file))
		if err != nil {
			t.Skip(err)
		}
		again, err := NewWriter(io.Discard, "", written)
		for i := 0; err == nil || errors.As(err, new(*RefusedError)); i++ {
			if i > strings.Count(file, "\n")+1 {
				t.Fatal("there are more records than lines")
			}
			var record news.Record
			if record, err = r.Next(); err == nil {
				err = again.Write(record)
			}
		}
	})
}
