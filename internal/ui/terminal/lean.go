package terminal

import (
	"bytes"
	"strings"
)

// A pen leaves out styles that nothing is drawn in. The renderer puts the style down at the end of every row and takes the
// same one up in the next, which for a page of text is a quarter of all that is written.
type pen struct {
	held   string // the style that the terminal has: the sequences since the last that put all styles down
	want   string // the style that what follows is to have
	saved  string // the style that the terminal had where it saved its cursor
	unsure bool   // nobody knows what the terminal has
}

const plain = "\x1b[m"

// lean appends what in draws to out. What it leaves behind is the plain style or the one that in leaves.
func (p *pen) lean(out, in []byte) []byte {
	for len(in) > 0 {
		size, kind := next(in)
		piece := in[:size]
		in = in[size:]
		switch kind {
		case styles:
			p.style(string(piece))
			continue
		case moves:
			if grounded(p.held) || grounded(p.want) {
				out = p.take(out)
			}
		case draws:
			out = p.take(out)
		case free:
		}
		out = append(out, piece...)
		p.follow(string(piece), kind)
	}
	return p.take(out)
}

// follow keeps up with the terminal: where a sequence may bring another style, nobody knows it.
func (p *pen) follow(piece string, k kind) {
	switch {
	case piece == save:
		p.saved = p.held
	case piece == back:
		p.held, p.want = p.saved, p.saved
	case k == draws && piece[0] == '\x1b':
		p.unsure = true
	}
}

// style notes a style. It may begin with putting down all others.
func (p *pen) style(seq string) {
	words := seq[len("\x1b[") : len(seq)-1]
	first, _, _ := strings.Cut(words, ";")
	switch {
	case words == "" || words == "0":
		p.want = ""
	case first == "0" || first == "":
		p.want = seq
	default:
		p.want += seq
	}
}

// take has the terminal take the style that is wanted.
func (p *pen) take(out []byte) []byte {
	more, grows := strings.CutPrefix(p.want, p.held)
	switch {
	case p.unsure || !grows:
		out = append(append(out, plain...), p.want...)
	default:
		out = append(out, more...)
	}
	p.held, p.unsure = p.want, false
	return out
}

// grounded says whether a style has a ground, which cells get that are cleared.
func grounded(style string) bool {
	for seq := range strings.SplitSeq(style, "m") {
		words := strings.Split(strings.TrimPrefix(seq, "\x1b["), ";")
		for i := 0; i < len(words); i++ {
			switch w := words[i]; {
			case w == "38" || w == "58": // a colour of the letters: its numbers follow
				i += colour(words[i:])
			case w == "7" || len(w) == 2 && w[0] == '4' || len(w) == 3 && w[:2] == "10" || strings.ContainsRune(w, ':'):
				return true
			}
		}
	}
	return false
}

// colour is how many numbers follow in a colour: 2;r;g;b or 5;n.
func colour(words []string) int {
	if len(words) > 1 && words[1] == "2" {
		return 4
	}
	return 2
}

// kinds of pieces, by what they need of the style.
type kind uint8

const (
	draws  kind = iota // all of it
	moves              // the ground: cells may be cleared
	free               // nothing
	styles             // it is one
)

// next is the first piece of what is written: a sequence, moves of the cursor, or what is drawn up to the next of them.
func next(in []byte) (size int, k kind) {
	const line = "\r\n\b"
	if in[0] != '\x1b' {
		rest := bytes.TrimLeft(in, line)
		if len(rest) < len(in) {
			return len(in) - len(rest), moves
		}
		if i := bytes.IndexAny(in, "\x1b"+line); i > 0 {
			return i, draws
		}
		return len(in), draws
	}
	if len(in) < 2 {
		return len(in), draws
	}
	switch in[1] {
	case '[':
		return control(in)
	case ']', '_', 'P': // links, titles, pictures: a text up to its end
		return words(in), free
	}
	return 2, draws
}

// control is a control sequence: ESC [ parameters, and a letter that says what it is.
func control(in []byte) (size int, k kind) {
	i := bytes.IndexFunc(in[2:], func(r rune) bool { return r >= '@' && r <= '~' })
	if i < 0 {
		return len(in), draws
	}
	size = i + len("\x1b[") + 1
	private := in[2] < '0' && in[2] != ';' || in[2] > ';' && in[2] < '@'
	switch letter := in[size-1]; {
	case private && strings.HasSuffix(string(in[:size-1]), "25"), private && strings.HasSuffix(string(in[:size-1]), "2026"):
		return size, free // the cursor is seen; a frame begins or ends
	case private:
		return size, draws
	case letter == 'm':
		return size, styles
	case strings.IndexByte("ABCDEFGHdf", letter) >= 0:
		return size, free
	case strings.IndexByte("JKLMPSTX@", letter) >= 0:
		return size, moves
	}
	return size, draws
}

// words is the length of a sequence that holds a text.
func words(in []byte) int {
	if end := bytes.Index(in, []byte("\x1b\\")); end >= 0 {
		if bell := bytes.IndexByte(in[:end], '\a'); bell >= 0 && in[1] == ']' {
			return bell + 1
		}
		return end + 2
	}
	if bell := bytes.IndexByte(in, '\a'); bell >= 0 {
		return bell + 1
	}
	return len(in)
}
