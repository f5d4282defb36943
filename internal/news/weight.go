package news

import "fmt"

// Weight is how much the reader wants to see of a feed or a section on the front page. The zero Weight is the usual one.
type Weight int8

// The weights, from the least to the most.
const (
	MuchLess Weight = iota - 2
	Less
	Usual
	More
	MuchMore
)

var weightNames = [...]string{"much-less", "less", "usual", "more", "much-more"}

func (w Weight) String() string { return weightNames[max(MuchLess, min(w, MuchMore))-MuchLess] }

// ParseWeight reads what Weight.String printed.
func ParseWeight(s string) (Weight, error) {
	for i, name := range weightNames {
		if s == name {
			return Weight(i) + MuchLess, nil
		}
	}
	return Usual, fmt.Errorf("%q is no weight: it is one of much-less, less, usual, more, much-more", s)
}

// Next is the weight that follows when one goes round all of them: more first, then from the least up again.
func (w Weight) Next() Weight {
	if w >= MuchMore {
		return MuchLess
	}
	return w + 1
}
