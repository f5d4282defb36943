package text

import "testing"

func TestBytes(t *testing.T) {
	for n, want := range map[int64]Safe{0: "0 B", 999: "999 B", 1234: "1.2 KB", 87_400_000: "87 MB", 2e9: "2.0 GB"} {
		if got := Bytes(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
