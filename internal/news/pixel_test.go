package news

import "testing"

func TestIsPixel(t *testing.T) {
	for _, tc := range []struct {
		width, height, style string
		want                 bool
	}{
		{"", "", "", false},
		{"800", "600", "", false},
		{"100%", "auto", "", false},
		{"1", "1", "", true},
		{"0", "0", "", true},
		{"31px", "", "", true},
		{"", " 1 ", "", true},
		{"800", "600", "width: 100%; height: auto", false},
		{"", "", "width:1px;height:1px", true},
		{"", "", "WIDTH: 1PX !important", true},
		{"", "", "max-height:0", true},
		{"", "", "border-width:1px; line-width:1px", false},
		{"", "", "display: none", true},
		{"800", "600", "visibility:hidden", true},
	} {
		if got := IsPixel(tc.width, tc.height, tc.style); got != tc.want {
			t.Errorf("%q × %q, %q: %v", tc.width, tc.height, tc.style, got)
		}
	}
}
