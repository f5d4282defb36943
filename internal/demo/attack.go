package demo

import (
	"strings"
	"unicode"
)

// Canary is a word in every attack that a terminal could be made to repeat: in its window's title, its clipboard, behind a
// link, or as if it had been typed.
const Canary = "canary-4711"

// canary64 is Canary as clipboards and pictures are sent.
const canary64 = "Y2FuYXJ5LTQ3MTE="

// Attack is a text that was tried on readers and terminals, and what is left of it to be seen.
type Attack struct {
	Threat string // as the list of threats numbers it
	Name   string
	Text   string // what its author wants a terminal to get
	Shown  string // the same without the characters that make it more than a text
}

// Attacks are all that a text can hold, before it is spelled for the place where it stands. Blanks stand beside what white
// space is made of, so that it does not matter whether a format takes it for some.
var Attacks = []Attack{
	// What a terminal obeys.
	{"T1", "fills the clipboard", "\x1b]52;c;" + canary64 + "\x07", "]52;c;" + canary64},
	{"T1", "clears the screen", "\x1b[2J\x1b[H\x1b[3J", "[2J[H[3J"},
	{"T1", "names the window", "\x1b]0;" + Canary + "\x07\x1b]2;" + Canary + "\x1b\\", "]0;" + Canary + "]2;" + Canary + "\\"},
	{"T1", "hides a file behind a link", "\x1b]8;;file:///" + Canary + "\x1b\\here\x1b]8;;\x1b\\", "]8;;file:///" + Canary + "\\here]8;;\\"},
	{"T1", "leaves the other screen", "\x1b[?47l\x1b[?1049l\x1b[?25l", "[?47l[?1049l[?25l"},
	{"T1", "starts the terminal anew", "\x1bc\x1b[!p", "c[!p"},
	{"T1", "draws a test picture", "\x1b#8", "#8"},
	{"T1", "takes another alphabet", "\x1b(0qqq\x0e\x1b)0\x0f", "(0qqq)0"},
	{"T1", "moves the cursor", "\x1b[1;1H\x1b[99A\x1b[5;5f" + Canary + "\x1b[8m", "[1;1H[99A[5;5f" + Canary + "[8m"},
	{"T1", "keeps the keyboard", "\x1b[>4;2m\x1b[>31u\x1b[2h", "[>4;2m[>31u[2h"},
	{"T1", "sets tabs and margins", "\x1b[2;3r\x1b[3g\x1bH\x1b[?6h", "[2;3r[3gH[?6h"},
	{"T1", "sends a file", "\x1b]1337;File=name=" + canary64 + ":" + canary64 + "\x07", "]1337;File=name=" + canary64 + ":" + canary64},
	{"T1", "notifies", "\x1b]777;notify;" + Canary + ";x\x07\x1b]9;" + Canary + "\x07\x1b]99;;" + Canary + "\x1b\\", "]777;notify;" + Canary + ";x]9;" + Canary + "]99;;" + Canary + "\\"},
	{"T1", "draws a picture", "\x1b_Ga=T,f=24,s=1,v=1;AAAA\x1b\\\x1bPq#0;2;0;0;0~~\x1b\\", "_Ga=T,f=24,s=1,v=1;AAAA\\Pq#0;2;0;0;0~~\\"},
	{"T1", "changes colours", "\x1b]4;0;#ff0000\x07\x1b]10;red\x07\x1b[30;40m", "]4;0;#ff0000]10;red[30;40m"},
	{"T1", "prints", "\x1b[5i" + Canary + "\x1b[4i", "[5i" + Canary + "[4i"},
	{"T1", "rings", "\x07\x07\x07", ""},
	{"T1", "leaves its element", "</title></script><script>" + Canary + "</script>]]>-->", "</title></script><script>" + Canary + "</script>]]>-->"},

	// The same by single characters. Most of them are signs in windows-1252, which many feeds are whatever they call themselves.
	{"T3", "colours in C1", "\u009b31m" + Canary, "›31m" + Canary},
	{"T3", "fills the clipboard in C1", "\u009d52;c;" + canary64 + "\u009c", "52;c;" + canary64 + "œ"},
	{"T3", "asks in C1", "\u0090$q\"q\u009c\u009b6n\u009bc", "$q\"qœ›6n›c"},
	{"T3", "breaks lines in C1", "\u0084\u0085\u008d\u0088", "„…ˆ"},

	// What a terminal answers, as if it had been typed.
	{"T4", "asks for a setting", "\x1bP$q\"q\x1b\\\x1bP$qm\x1b\\", "P$q\"q\\P$qm\\"},
	{"T4", "asks for the cursor", "\x1b[6n\x1b[5n\x1b[?6n", "[6n[5n[?6n"},
	{"T4", "asks what it is", "\x1b[c\x1b[>c\x1b[=c\x1b[>q\x1bZ\x05", "[c[>c[=c[>qZ"},
	{"T4", "asks for the window's title", "\x1b]2;" + Canary + "\x07\x1b[21t\x1b[20t", "]2;" + Canary + "[21t[20t"},
	{"T4", "asks for sizes", "\x1b[14t\x1b[16t\x1b[18t", "[14t[16t[18t"},
	{"T4", "asks for colours", "\x1b]10;?\x07\x1b]11;?\x07\x1b]4;1;?\x07\x1b]21;foreground=?\x07", "]10;?]11;?]4;1;?]21;foreground=?"},
	{"T4", "asks for the font", "\x1b]50;?\x07", "]50;?"},
	{"T4", "asks for the clipboard", "\x1b]52;c;?\x07", "]52;c;?"},
	{"T4", "asks for what kitty draws", "\x1b_Gi=4711,s=1,v=1,a=q;AAAA\x1b\\", "_Gi=4711,s=1,v=1,a=q;AAAA\\"},
	{"T4", "asks for modes and strings", "\x1b[?2026$p\x1b[4$p\x1b[?u\x1bP+q544e\x1b\\", "[?2026$p[4$p[?uP+q544e\\"},
	{"T4", "asks for a checksum", "\x1b[1;1;1;1;9;9*y\x1b[x", "[1;1;1;1;9;9*y[x"},

	// What never ends.
	{"T5", "begins a command of the system", "\x1b]0;" + Canary, "]0;" + Canary},
	{"T5", "begins a device string", "\x1bP" + Canary, "P" + Canary},
	{"T5", "begins a program's string", "\x1b_" + Canary + "\x1b^" + Canary + "\x1bX" + Canary, "_" + Canary + "^" + Canary + "X" + Canary},
	{"T5", "begins a sequence", "\x1b[", "["},
	{"T5", "begins anything", "\x1b", ""},

	// Which way a line runs.
	{"T9", "turns a name around", "invoice\u202egpj.exe", "invoicegpj.exe"},
	{"T9", "opens an isolate", "\u2066\u2067\u2068", ""},
	{"T9", "opens embeddings", "\u202a\u202b\u202d", ""},
	{"T9", "closes what others opened", "\u2069\u202c\u2069\u202c", ""},

	// Characters without a place of their own.
	{"T12", "writes over itself", "seen \r" + "hidden\b\b\b\x7f \f\v\tend", "seen hidden end"},
	{"T12", "stacks marks", "Z" + strings.Repeat("\u0335", 300), "Z" + strings.Repeat("\u0335", 8)},
	{"T12", "is not seen", "zero" + strings.Repeat("\u200b\u2060\ufeff\u00ad", 100) + "width", "zerowidth"},
	{"T12", "joins nothing", "1" + strings.Repeat("\u200d\u200c", 100) + "2", "12"},
	{"T12", "writes in tags", "tag\U000e0041\U000e0042\U000e007f", "tag"},
	{"T12", "takes kitty's places for pictures", "\U0010eeee\u0305\u030d\U0010eeee", "\u0305\u030d"},
	{"T12", "takes private characters", "\ue000\uf8ff\U000f0000\U0010fffd", ""},
	{"T12", "takes our own stand-ins", "\x1b_reader;0;1;0;1b5b324a\x1b\\\U000f0000", "_reader;0;1;0;1b5b324a\\"},
	{"T12", "takes characters that are none", "\ufdd0\U0001fffe\ufff9\ufffb", ""},

	// What harms nobody on a screen, and everybody in a shell.
	{"T13", "calls a shell", "$(touch " + Canary + ")`touch " + Canary + "`; | touch " + Canary, "$(touch " + Canary + ")`touch " + Canary + "`; | touch " + Canary},
	{"T14", "fills in templates", "%u %t %s {{.Env}} $HOME ${HOME} {url}", "%u %t %s {{.Env}} $HOME ${HOME} {url}"},
}

// titleAttack is one of each kind, for what a feed says of itself.
var titleAttack = Attack{
	"T1", "is all of them", "\x1b]52;c;" + canary64 + "\x07\u009d0;x\u202e\u2066\ue000\ufeff", "]52;c;" + canary64 + "0;x",
}

// text and shown are the two ways to write an attack down.
func text(a Attack) string  { return a.Text }
func shown(a Attack) string { return a.Shown }

// c1 is the threat of characters that are signs of windows-1252 to some, and nothing to others.
const c1 = "T3"

// unsigned is the attack where C1 characters are nothing.
func (a Attack) unsigned() Attack {
	if a.Threat == c1 {
		a.Shown = strings.Map(func(r rune) rune {
			if strings.ContainsRune("›œ„…ˆ\uFFFD", r) {
				return -1
			}
			return r
		}, a.Shown)
	}
	return a
}

// dangerous reports whether a character makes an attack.
func dangerous(r rune) bool {
	if r == '\n' || r == ' ' {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Mn) || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
}
