package article

import (
	"strings"
	"testing"
)

// TestLabels: however many links are seen, each label is another, none begins another, and one letter is enough as often
// as it can be.
func TestLabels(t *testing.T) {
	for _, tt := range []struct{ links, single int }{{1, 1}, {26, 26}, {27, 25}, {100, 23}, {500, 7}, {676, 0}, {700, 0}} {
		all := labels(tt.links)
		single := 0
		for i, l := range all {
			if len(l) == 1 {
				single++
			}
			for _, other := range all[:i] {
				if strings.HasPrefix(l, other) || strings.HasPrefix(other, l) {
					t.Fatalf("of %d labels %q and %q begin alike", tt.links, other, l)
				}
			}
		}
		if single != tt.single || len(all) != min(tt.links, 676) {
			t.Errorf("%d links have %d labels, %d of one letter, want %d", tt.links, len(all), single, tt.single)
		}
	}
}

func TestLabelsBeginUnderTheFingers(t *testing.T) {
	if got := strings.Join(labels(8), ""); strings.Trim(got, "asdfghjkl") != "" {
		t.Errorf("the first labels are %q", got)
	}
}
