package text

import "testing"

func TestASCII(t *testing.T) {
	for _, c := range []struct {
		in, want string
		whole    bool
	}{
		{"plain", "plain", true},
		{"“São Paulo’s” – café…", `"Sao Paulo's" - cafe...`, true},
		{"Straße in Łódź, 12 °C", "Strasse in Lodz, 12 deg C", true},
		{"दिल्ली में BBC", "? BBC", false},
		{"東京, 大阪", "?, ?", false},
	} {
		got, whole := ASCII(Clean(c.in))
		if string(got) != c.want || whole != c.whole {
			t.Errorf("%q: %q, %v; want %q, %v", c.in, got, whole, c.want, c.whole)
		}
	}
}
