package config

import (
	"fmt"
	"strconv"
	"strings"
)

// Offline is what is fetched ahead, for reading without the network.
type Offline struct {
	Depth    int      `toml:"depth"`    // steps that related stories are followed
	Budget   Size     `toml:"budget"`   // that may come over the line for one errand
	Sections []string `toml:"sections"` // paths of the sections that are fetched ahead after every refresh
	Metered  string   `toml:"metered"`  // auto, yes, no: the network is paid by the byte
}

// deepest is how far related stories can be followed: what lies farther away has nothing to do with the story any more.
const deepest = 5

// meterings are the values that metered may have.
var meterings = []string{"auto", "yes", "no"}

// Size is a number of bytes, written "200 MB".
type Size int64

// units are those of sizes, the largest first; a kilobyte is 1000 bytes, as networks are sold.
var units = []struct {
	name  string
	bytes float64
}{{"GB", 1e9}, {"MB", 1e6}, {"KB", 1e3}, {"B", 1}}

// largestSize keeps a size far from where numbers end.
const largestSize = 1e15

// ParseSize reads a size: "200MB", "1.5 gb", "800 KB"; a bare number is bytes.
func ParseSize(s string) (Size, error) {
	number, unit := strings.ToUpper(strings.TrimSpace(s)), 1.0
	for _, u := range units {
		if rest, ok := strings.CutSuffix(number, u.name); ok {
			number, unit = strings.TrimSpace(rest), u.bytes
			break
		}
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || !(n >= 0 && n*unit <= largestSize) {
		return 0, fmt.Errorf("%q is no size; write it like 200MB or 1.5GB", s)
	}
	return Size(n * unit), nil
}

// UnmarshalText reads a size as ParseSize does.
func (s *Size) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSize(string(text))
	return err
}

// MarshalText writes a size as UnmarshalText reads it, to the byte.
func (s Size) MarshalText() ([]byte, error) {
	for _, u := range units {
		if n := float64(s) / u.bytes; n >= 1 && n == float64(int64(n)) {
			return fmt.Appendf(nil, "%d %s", int64(n), u.name), nil
		}
	}
	return fmt.Appendf(nil, "%d B", int64(s)), nil
}
