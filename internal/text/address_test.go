package text_test

import (
	"testing"

	"reader/internal/text"
)

func TestURLAndHost(t *testing.T) {
	tests := []struct {
		raw       string
		url, host text.Safe
	}{
		{"https://www.example.org/a?b=c#d", "https://www.example.org/a?b=c#d", "www.example.org"},
		{"http://h/%1b%5d52;c;QQ==%07?%9b", "http://h/%1b%5d52;c;QQ==%07?%9b", "h"},
		{"http://bank.example@evil.example/", "http://evil.example/", "evil.example"},
		{"http://bank.example%2f@evil.example/", "http://evil.example/", "evil.example"},
		{"http://user:secret@h.example:8080/x", "http://h.example:8080/x", "h.example"},
		{"http://u:p@h.example/\x1b[2J", "h.example/[2J", ""},
		{"http://\u0430pple.com/", "http://xn--pple-43d.com/", "xn--pple-43d.com"},
		{"http://xn--pple-43d.com/", "http://xn--pple-43d.com/", "xn--pple-43d.com"},
		{"http://\u0440\u0443\u0441.com/", "http://xn--p1acf.com/", ""},
		{"https://новости.example/", "https://новости.example/", "новости.example"},
		{"https://münchen.example/ä", "https://münchen.example/%C3%A4", "münchen.example"},
		{"https://東京ニュース.example", "https://東京ニュース.example", "東京ニュース.example"},
		{"https://दिल्ली.example/", "https://दिल्ली.example/", "दिल्ली.example"},
		{"https://αpple.example/", "https://xn--pple-zld.example/", ""},
		{"http://goo\u200dgle.example/", "http://xn--google-rf0c.example/", ""},
		{"http://goo\u034fgle.example/", "http://google.example/", ""},
		{"http://xn--google-5de.example/", "http://xn--google-5de.example/", "xn--google-5de.example"},
		{"http://xn--google-rf0c.example/", "http://xn--google-rf0c.example/", "xn--google-rf0c.example"},
		{"http://\u0261oogle.example/", "http://xn--oogle-qmc.example/", ""},
		{"http://bank.exampleノlogin.example/", "http://bank.xn--examplelogin-ki5k.example/", ""},
		{"http://payーpal.example/", "http://xn--paypal-r64e.example/", ""},
		{"http://コーヒー.example/", "http://コーヒー.example/", "コーヒー.example"},
		{"http://bank.example\uff0flogin.example/", "http://bank.xn--examplelogin-du50e.example/", ""},
		{"http://under_score.example/", "http://under_score.example/", "under_score.example"},
		{"https://می\u200cخواهم.example/", "https://می\u200cخواهم.example/", ""},
		{"http://[::1]:8080/a", "http://[::1]:8080/a", "::1"},
		{"http://[fe80::1]/a", "http://[fe80::1]/a", "fe80::1"},
		{"http://127.0.0.1:4000/", "http://127.0.0.1:4000/", "127.0.0.1"},
		{"mailto:desk@example.org", "mailto:desk@example.org", ""},
		{"/relative?x=\u202E", "/relative?x=%E2%80%AE", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		if got := text.URL(tt.raw); got != tt.url {
			t.Errorf("URL(%q) = %q, want %q", tt.raw, got, tt.url)
		}
		if got := text.Host(tt.raw); got != tt.host && tt.host != "" {
			t.Errorf("Host(%q) = %q, want %q", tt.raw, got, tt.host)
		}
	}
}
