package text_test

import (
	"testing"

	"reader/internal/text"
)

// marked sets off what a matcher finds.
func marked(s string, wanted ...string) string {
	out, at := "", 0
	for _, m := range text.NewMatcher(wanted).Find(s) {
		out += s[at:m.Begin] + "[" + s[m.Begin:m.End] + "]"
		at = m.End
	}
	return out + s[at:]
}

func TestMatcherMarks(t *testing.T) {
	for _, c := range []struct {
		in     string
		wanted []string
		want   string
	}{
		{"Rain, rain; train.", []string{"rain"}, "[Rain], [rain]; train."},
		{"The old – pier, the old harbour", []string{"old pier"}, "The [old – pier], the old harbour"},
		{"water, watery, wet", []string{"wat*"}, "[water], [watery], wet"},
		{"in the old pierhead", []string{"old pie*"}, "in the [old pierhead]"},
		{"Schnee in MÜNCHEN und Muenchen", []string{"münchen"}, "Schnee in [MÜNCHEN] und [Muenchen]"},
		{"an E-Mail, an email", []string{"e-mail"}, "an [E-Mail], an [email]"},
		{"the U.S. and us", []string{"US"}, "the [U.S]. and [us]"},
		{"some 1,000,000 people", []string{"1000000"}, "some [1,000,000] people"},
		{"专家说中国经济增长超出", []string{"经济增长", "中国"}, "专家说[中国][经济增长]超出"},
		{"ﾆｭｰｽ速報と気象", []string{"ニュース", "気象"}, "[ﾆｭｰｽ]速報と[気象]"},
		{"ガス代、ｶﾞｽ料金", []string{"ガス"}, "[ガス]代、[ｶﾞｽ]料金"},
		{"ข่าวในประเทศไทย", []string{"ประเทศ"}, "ข่าวใน[ประเทศ]ไทย"},
		{"आज हिन्दी में", []string{"हिंदी"}, "आज [हिन्दी] में"},
		{"قال إنَّ المدرسةَ", []string{"المدرسه"}, "قال إنَّ [المدرسةَ]"},
		{"nothing", []string{" … ", "*"}, "nothing"},
	} {
		if got := marked(c.in, c.wanted...); got != c.want {
			t.Errorf("%q marks\n%s, want\n%s", c.wanted, got, c.want)
		}
	}
}
