package plate

import (
	"unicode"
	"unicode/utf8"
)

// kinds of cells: each is drawn in its own way.
type cellKind uint8

const (
	blank  cellKind = iota
	plain           // a letter as wide as its cell
	joined          // a letter of a script whose letters are joined or stacked
	wide            // two cells
	shape           // a line or block
	other           // punctuation and figures, which go with any letters
)

// kind is that of a cell by its text. The second cell of a wide character is blank.
func kind(s string) cellKind {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == "" || s == " ":
		return blank
	case r >= 0x2500 && r <= 0x259F:
		return shape
	case r >= 0x0590 && r < 0x10A0 || r >= 0x1780 && r < 0x1800: // Hebrew to Myanmar, Khmer
		return joined
	case r >= 0x1100 && r < 0x1200, r >= 0x2E80 && r < 0xD800, r >= 0xF900 && r < 0xFB00, r >= 0xFE30 && r < 0xFE50, r >= 0xFF00 && r < 0xFF61, r >= 0x1F000:
		return wide
	case unicode.IsLetter(r):
		return plain
	}
	return other
}

// runEnd is where a run that begins at a cell ends: with the style, with the kind, or before the blanks behind it.
func runEnd(row []Cell, from int) int {
	switch first := kind(row[from].Text); first {
	case blank, shape:
		return while(row, from, func(k cellKind) bool { return k == first })
	case wide:
		end := from
		for end < len(row) && row[end].Style == row[from].Style && kind(row[end].Text) == wide {
			end++
			for end < len(row) && row[end].Text == "" {
				end++
			}
		}
		return end
	case joined:
		return last(row, from, while(row, from, func(k cellKind) bool { return k != plain && k != wide && k != shape }), joined)
	default:
		end := while(row, from, func(k cellKind) bool { return k == plain || k == other || k == blank })
		return beforeGap(row, from, end)
	}
}

// while is the end of the cells of one style whose kind pleases. A blank between two of them is one of them.
func while(row []Cell, from int, pleases func(cellKind) bool) int {
	style := func(x int) bool { return x < len(row) && row[x].Style == row[from].Style }
	end := from + 1
	for end < len(row) && pleases(kind(row[end].Text)) && (style(end) || kind(row[end].Text) == blank && style(end+1)) {
		end++
	}
	return end
}

// last is the end of the run behind its last cell of a kind, with the punctuation that touches it: so figures behind
// Arabic are no part of it.
func last(row []Cell, from, end int, k cellKind) int {
	at := end
	for at > from+1 && kind(row[at-1].Text) != k && row[at-1].Text != "" {
		at--
	}
	for at < end && kind(row[at].Text) == other {
		at++
	}
	return at
}

// rightToLeft says whether a text begins in a script that is read from the right.
func rightToLeft(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0x0590 && r < 0x0900
}

// beforeGap ends a run at two blanks: columns stand on their own.
func beforeGap(row []Cell, from, end int) int {
	for x := from; x < end; x++ {
		if kind(row[x].Text) == blank && (x+1 == end || kind(row[x+1].Text) == blank) {
			return max(x, from+1)
		}
	}
	return end
}
