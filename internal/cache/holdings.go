package cache

import (
	"context"
	"strings"

	"reader/internal/sqlite"
)

// Holding is one kind of what the cache holds.
type Holding struct {
	Kind  string // see kinds
	Count int    // of them; zero where they are not counted
	Bytes int64  // on the disk
}

// kinds are what the cache holds, by the beginnings of the names of the tables and indexes that hold it, and how many of
// them there are.
var kinds = []struct {
	kind   string
	tables []string
	count  string
}{
	{"headlines", []string{"story", "place", "entry", "feedset", "state", "remark"}, `SELECT coalesce(sum(total), 0) FROM feedset`},
	{"texts", []string{"body", "parcel"}, `SELECT count(*) FROM story WHERE stored > 0`},
	{"earlier texts", []string{"version"}, `SELECT count(*) FROM version`},
	{"sources of pages", []string{"source"}, `SELECT count(*) FROM source`},
	{"search index", []string{"words", "heads"}, ""},
}

// Holdings says what the cache holds and how much of the disk each kind takes; it looks at every page of the file, which
// takes a second for each gigabyte.
func (s *Store) Holdings(ctx context.Context) ([]Holding, error) {
	var all []Holding
	for _, k := range kinds {
		h := Holding{Kind: k.kind}
		if k.count != "" {
			if err := sqlite.One(ctx, s.db.Read(), k.count, nil, &h.Count); err != nil {
				return nil, err
			}
		}
		all = append(all, h)
	}
	other := Holding{Kind: "other"}
	err := sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var name string
		var bytes int64
		err := scan(&name, &bytes)
		*kindOf(name, all, &other) += bytes
		return err
	}, `SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE`)
	if err != nil {
		return nil, err
	}
	free := Holding{Kind: "unused"}
	err = sqlite.One(ctx, s.db.Read(), `SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size`, nil, &free.Bytes)
	if err != nil {
		return nil, err
	}
	pictures := Holding{Kind: "pictures"}
	err = sqlite.One(ctx, s.db.Read(), `SELECT count(*), coalesce(sum(size), 0) FROM picture`, nil, &pictures.Count, &pictures.Bytes)
	return append(all, other, free, pictures), err
}

// kindOf is where the bytes of a table or index are counted.
func kindOf(name string, all []Holding, other *Holding) *int64 {
	name = strings.TrimPrefix(name, "sqlite_autoindex_")
	for i, k := range kinds {
		for _, table := range k.tables {
			if name == table || strings.HasPrefix(name, table+"_") {
				return &all[i].Bytes
			}
		}
	}
	return &other.Bytes
}
