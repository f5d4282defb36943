package config

import (
	"errors"
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Keep is how long and how much is kept of what was fetched.
type Keep struct {
	Bounds
	TotalStories uint       `toml:"total_stories"` // in all; 0: any number, and so is
	TotalSize    Size       `toml:"total_size"`    // of the cache's file
	Feeds        []KeepFeed `toml:"feed,omitempty"`
}

// Bounds are those of one feed; what is zero has none.
type Bounds struct {
	Read      Age  `toml:"read"`      // the text of a story that was read
	Unread    Age  `toml:"unread"`    // the text of a story that was not
	Headlines Age  `toml:"headlines"` // the story itself
	Stories   uint `toml:"stories"`
	Size      Size `toml:"size"` // of its texts
}

// KeepFeed has other bounds for the feeds whose address begins so; what is left out is as for all.
type KeepFeed struct {
	Address   string `toml:"address"`
	Read      *Age   `toml:"read,omitempty"`
	Unread    *Age   `toml:"unread,omitempty"`
	Headlines *Age   `toml:"headlines,omitempty"`
	Stories   *uint  `toml:"stories,omitempty"`
	Size      *Size  `toml:"size,omitempty"`
}

// Over is what holds for these feeds where the others have bounds of their own.
func (f *KeepFeed) Over(b Bounds) Bounds {
	over(&b.Read, f.Read)
	over(&b.Unread, f.Unread)
	over(&b.Headlines, f.Headlines)
	over(&b.Stories, f.Stories)
	over(&b.Size, f.Size)
	return b
}

func over[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

// Age is how old something is, written in days, "90d", or as a Duration is.
type Age time.Duration

// day is how long one is taken to be.
const day = Age(24 * time.Hour)

// UnmarshalText reads an age; "0" is none.
func (a *Age) UnmarshalText(text []byte) error {
	if number, ok := strings.CutSuffix(string(text), "d"); ok {
		days, err := strconv.ParseUint(number, 10, 32)
		if err != nil || days > math.MaxInt64/uint64(day) {
			return fmt.Errorf("%q is no number of days; write it like 90d", text)
		}
		*a = Age(days) * day
		return nil
	}
	var d Duration
	if err := d.UnmarshalText(text); err != nil {
		return fmt.Errorf("%q is no age; write it like 90d or 36h", text)
	}
	*a = Age(d)
	return nil
}

// MarshalText writes an age as UnmarshalText reads it.
func (a Age) MarshalText() ([]byte, error) {
	if a%day == 0 {
		return fmt.Appendf(nil, "%dd", a/day), nil
	}
	return Duration(a).MarshalText()
}

// checkKeep names the line of the table in which a mistake stands.
func checkKeep(feeds []KeepFeed, data []byte) error {
	for i, f := range feeds {
		u, err := url.Parse(f.Address)
		switch {
		case f.Address == "":
			err = errors.New(`it needs the address of a feed, or the beginning of one, such as address = "https://news.example.org/"`)
		case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
			err = fmt.Errorf("address %q is not how the address of a feed begins, such as https://news.example.org/", f.Address)
		}
		if err != nil {
			return atTable(data, keepTable, i, err)
		}
	}
	return nil
}
