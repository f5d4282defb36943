package outline

import (
	"bytes"
	"fmt"
	"slices"
)

// remark begins the lines that Annotate puts in.
const remark = "#!"

// Annotate writes each problem above its line in the text it was found in, in place of those that stand there from the
// time before. Nothing else of the text changes.
func Annotate(edited []byte, problems []Problem) []byte {
	var b bytes.Buffer
	say := func(line int, indent []byte) {
		for _, p := range problems {
			if p.Line == line {
				fmt.Fprintf(&b, "%s%s %s\n", indent, remark, p.Why)
			}
		}
	}
	say(0, nil)
	for i, line := range bytes.SplitAfter(edited, []byte("\n")) {
		rest := bytes.TrimLeft(line, " \t")
		if bytes.HasPrefix(rest, []byte(remark)) {
			continue
		}
		if slices.ContainsFunc(problems, func(p Problem) bool { return p.Line == i+1 }) {
			say(i+1, line[:len(line)-len(rest)])
		}
		b.Write(line)
	}
	return b.Bytes()
}
