package text

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression that is compiled when it is first used. There are a hundred of them in the rooms that read
// the outside world, and a start that reads nothing from there should not wait 10 ms for them. It panics at its first use
// when the expression is none.
func Pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
