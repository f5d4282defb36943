module reader

go 1.26.0

require (
	charm.land/bubbletea/v2 v2.1.1 // the interface; asked for by name
	charm.land/fang/v2 v2.0.1 // help, man pages and completion of the commands
	charm.land/lipgloss/v2 v2.0.6 // colours and styles of the interface; asked for by name
	codeberg.org/readeck/go-readability/v2 v2.1.3 // first candidate for an article's text
	github.com/adrg/xdg v0.5.3 // where files lie on each system
	github.com/andybalholm/brotli v1.2.8 // Content-Encoding: br
	github.com/andybalholm/cascadia v1.3.5 // CSS selectors of site rules; gofeed brings it anyway
	github.com/charmbracelet/colorprofile v0.4.3 // which colours the terminal can show
	github.com/charmbracelet/ultraviolet v0.0.0-20261008173134-6b8d4baf91b4 // what a terminal answers about pictures and colours; tests: a screen as cells
	github.com/charmbracelet/x/ansi v0.11.9 // widths as Bubble Tea's renderer counts them; pictures by kitty's protocol
	github.com/charmbracelet/x/term v0.2.2 // is it a terminal; its settings
	github.com/charmbracelet/x/vt v0.1.0 // tests: the terminal of the end-to-end run
	github.com/creack/pty v1.1.24 // tests: the pseudo-terminal of the end-to-end run
	github.com/gogs/chardet v0.0.0-20211120154057-b7413eaefb8f // feeds without any label of their charset
	github.com/google/go-cmp v0.7.0 // tests: differences
	github.com/klauspost/compress v1.20.3 // Content-Encoding: zstd, and stored texts
	github.com/mmcdole/gofeed v1.4.2 // the feed parser; asked for by name
	github.com/pelletier/go-toml/v2 v2.4.3 // the configuration
	github.com/rivo/uniseg v0.4.7 // graphemes and line breaks (UAX #29, #14)
	github.com/rogpeppe/go-internal v1.16.0 // tests: testscript for the commands
	github.com/spf13/cobra v1.10.2 // the commands
	github.com/yuin/goldmark v1.7.4 // tests: Markdown as a CommonMark parser reads it back
	golang.org/x/image v0.47.0 // WebP, and scaling pictures
	golang.org/x/net v0.62.0 // HTML parsing, charsets, public suffixes
	golang.org/x/sync v0.24.0 // bounded groups of goroutines
	golang.org/x/sys v0.49.0 // waits for what follows an escape in the terminal
	golang.org/x/text v0.43.0 // normalisation, charsets, widths
	modernc.org/sqlite v1.62.0 // both stores: SQLite with FTS5, without cgo
)

require (
	github.com/charmbracelet/x/exp/charmtone v0.0.0-20250603201427-c31516f43444 // indirect
	github.com/charmbracelet/x/exp/ordered v0.1.0 // indirect
	github.com/charmbracelet/x/termios v0.1.1 // indirect
	github.com/charmbracelet/x/windows v0.2.2 // indirect
	github.com/clipperhouse/displaywidth v0.11.0 // indirect
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/dustin/go-humanize v1.1.0 // indirect
	github.com/go-shiori/dom v0.0.0-20230515143342-73569d674e1c // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/itlightning/dateparse v0.2.1 // indirect
	github.com/lucasb-eyer/go-colorful v1.4.1 // indirect
	github.com/mattn/go-isatty v0.0.24 // indirect
	github.com/mattn/go-runewidth v0.0.30 // indirect
	github.com/mmcdole/goxpp/v2 v2.0.0 // indirect
	github.com/muesli/cancelreader v0.2.2 // indirect
	github.com/muesli/mango v0.1.0 // indirect
	github.com/muesli/mango-cobra v1.2.0 // indirect
	github.com/muesli/mango-pflag v0.1.0 // indirect
	github.com/muesli/roff v0.1.0 // indirect
	github.com/ncruces/go-strftime v1.1.0 // indirect
	github.com/remyoudompheng/bigfft v0.0.0-20230129092748-24d4a6f8daec // indirect
	github.com/spf13/pflag v1.0.9 // indirect
	github.com/xo/terminfo v1.0.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
	modernc.org/libc v1.80.1 // indirect
	modernc.org/mathutil v1.7.1 // indirect
	modernc.org/memory v1.12.1 // indirect
)
