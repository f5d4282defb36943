package terminal

import "strings"

// Options say what a terminal is asked at the start.
type Options struct {
	Ask      bool // anything: not one that shows what it does not understand
	Pictures bool // whether it draws pictures by kitty's protocol
}

// cellSize asks for the pixels of a cell: XTWINOPS 16 of xterm.
const cellSize = "\x1b[16t"

// GraphicsID is in the answer to the question whether a terminal draws pictures by kitty's protocol. The question draws
// none.
const GraphicsID = 31

const graphics = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"

// extra is what is asked beside the samples.
func (o Options) extra() string {
	if o.Pictures {
		return cellSize + graphics
	}
	return cellSize
}

// Of says what a terminal may be asked, by its environment. For pictures that is not:
//
//   - tmux and screen: they take the question for a title, and what they would pass on comes back as keys;
//   - WezTerm, which answers but has no Unicode placeholders;
//   - Apple's Terminal, which prints the question.
func Of(environ []string) Options {
	env := map[string]string{}
	for _, v := range environ {
		name, value, _ := strings.Cut(v, "=")
		env[name] = value
	}
	name := env["TERM"]
	o := Options{Ask: name != "" && name != "dumb"}
	multiplexed := env["TMUX"] != "" || env["STY"] != "" || strings.HasPrefix(name, "tmux") || strings.HasPrefix(name, "screen")
	program := env["TERM_PROGRAM"]
	o.Pictures = o.Ask && !multiplexed && program != "WezTerm" && program != "Apple_Terminal" && name != "linux"
	return o
}
