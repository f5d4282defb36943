package plate

import "strings"

// marks are the attributes of a look by their names in a file.
func (l *Look) marks() []struct {
	name string
	on   *bool
} {
	return []struct {
		name string
		on   *bool
	}{
		{"bold", &l.Bold}, {"faint", &l.Faint}, {"italic", &l.Italic}, {"reverse", &l.Reverse}, {"struck", &l.Struck},
		{"underline", &l.Underline},
	}
}

// values are what a look has beside them, behind their names in a file.
func (l *Look) values() []struct {
	name  string
	value *string
} {
	return []struct {
		name  string
		value *string
	}{{"ink ", &l.Ink}, {"on ", &l.Ground}, {"link ", &l.Link}}
}

// String says how a cell looks; it is empty for one without marks.
func (l Look) String() string {
	var out []string
	for _, m := range l.marks() {
		if *m.on {
			out = append(out, m.name)
		}
	}
	for _, v := range l.values() {
		if *v.value != "" {
			out = append(out, v.name+*v.value)
		}
	}
	return strings.Join(out, ", ")
}

// parseLook reads what String wrote.
func parseLook(s string) Look {
	var l Look
	for part := range strings.SplitSeq(s, ", ") {
		for _, m := range l.marks() {
			if part == m.name {
				*m.on = true
			}
		}
		for _, v := range l.values() {
			if value, ok := strings.CutPrefix(part, v.name); ok {
				*v.value = value
			}
		}
	}
	return l
}
