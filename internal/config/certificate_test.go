package config

import (
	"strings"
	"testing"
)

func TestCertificates(t *testing.T) {
	digits := strings.Repeat("0aF1", 16)
	for name, tc := range map[string]struct{ file, want string }{
		"digits":            {`origin = "https://a.example"` + "\nsha256 = \"" + digits + `"`, ""},
		"colons":            {`origin = "https://a.example:8443"` + "\nsha256 = \"" + strings.TrimSuffix(strings.Repeat("0A:f1:", 16), ":") + `"`, ""},
		"no origin":         {`sha256 = "` + digits + `"`, "line 2: [[certificate]]: it needs an origin"},
		"an address":        {`origin = "https://a.example/feed"`, "write https://a.example alone"},
		"in the clear":      {`origin = "http://a.example"`, "only what is asked over https"},
		"no fingerprint":    {`origin = "https://a.example"`, "is no fingerprint"},
		"another hash":      {`origin = "https://a.example"` + "\nsha256 = \"" + digits[:40] + `"`, "it has 64 digits"},
		"no digits":         {`origin = "https://a.example"` + "\nsha256 = \"" + strings.Repeat("xy", 32) + `"`, "is no fingerprint"},
		"a misspelt option": {`origin = "https://a.example"` + "\nsha1 = \"\"", `no setting "certificate.sha1"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(written(t, "config.toml", "\n[[certificate]]\n"+tc.file, 0o600))
			if got := errorText(err); tc.want == "" && err != nil || !strings.Contains(got, tc.want) {
				t.Errorf("said %q, want %q", got, tc.want)
			}
		})
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
