package config

import "testing"

func TestSizes(t *testing.T) {
	for in, want := range map[string]Size{"200MB": 200e6, "1.5 gb": 1.5e9, " 800 KB ": 8e5, "17": 17, "0": 0, "3 B": 3} {
		if got, err := ParseSize(in); err != nil || got != want {
			t.Errorf("%q is %d, %v, want %d", in, got, err, want)
		}
	}
	for _, bad := range []string{"", "MB", "-1MB", "two MB", "1TB", "1e300GB", "NaN", "inf MB"} {
		if got, err := ParseSize(bad); err == nil {
			t.Errorf("%q is taken for %d", bad, got)
		}
	}
	for _, size := range []Size{0, 1, 1500, 200e6, 3e9} {
		written, _ := size.MarshalText()
		if back, err := ParseSize(string(written)); err != nil || back != size {
			t.Errorf("%d is written %q and read back as %d, %v", size, written, back, err)
		}
	}
}
