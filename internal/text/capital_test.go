package text

import "testing"

func TestASentenceBeginsWithACapital(t *testing.T) {
	for in, want := range map[Safe]Safe{"": "", "not found": "Not found", "été": "Été", "“so”": "“so”", "水": "水", "ß": "ß"} {
		if got := Capital(in); got != want {
			t.Errorf("%q became %q, not %q", in, got, want)
		}
	}
}
