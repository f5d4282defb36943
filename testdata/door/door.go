// Package door goes past the door in every way that a test of the house knows. The comment of a line says with which words
// it is found out; lines without one are as they should be.
package door

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"

	"reader/internal/text"
	"reader/internal/ui/picture"
	"reader/internal/ui/surface"
)

type title string

func makers(hostile string, t title, s text.Safe) {
	_ = text.Safe(hostile) // only internal/text makes
	_ = text.Safe(t)       // only internal/text makes
	_ = text.Safe("ours")
	_ = text.Safe(s)
	const own text.Safe = "\x1b[2J"      // this constant is not Safe
	_ = s + "\u202e"                     // this constant is not Safe
	_ = s[1:]                            // cuts through characters
	_ = json.Unmarshal([]byte("{}"), &s) // a Safe is filled
	var filled struct{ Titles map[string][]text.Safe }
	_ = json.Unmarshal([]byte("{}"), &filled) // a Safe is filled
	_ = picture.Sequence(hostile)             // only internal/ui/picture makes
}

func streams(w io.Writer, hostile string, s text.Safe, err error) {
	fmt.Fprintln(w, hostile)    // fmt.Fprintln gets what is not Safe
	fmt.Fprintf(w, "%v\n", err) // fmt.Fprintf gets what is not Safe
	fmt.Fprint(w, s, 3, "ours") // as it should be
	io.WriteString(w, hostile)  // io.WriteString gets what is not Safe
	w.Write([]byte(hostile))    // (io.Writer).Write gets what is not Safe
	io.WriteString(w, string(s)+":")
	fmt.Println(s)                 // goes past the door
	println(hostile)               // goes past the door
	log.Print(hostile)             // goes past the door
	os.Stderr.WriteString(hostile) // the standard streams come from main
	json.NewEncoder(w)             // a way to people is handed to
	b := bufio.NewWriter(w)
	b.WriteString(hostile) // (*bufio.Writer).WriteString gets what is not Safe
	var kept strings.Builder
	fmt.Fprintln(&kept, hostile)
}

func drawing(hostile string, s text.Safe, lines []surface.Line) {
	tea.SetClipboard(hostile) // SetClipboard gets what is not Safe
	tea.SetClipboard(string(s))
	tea.Raw(hostile)                                                    // Raw gets what is not Safe
	tea.Println(hostile)                                                // goes past the door
	lipgloss.NewStyle().Render(hostile)                                 // Render gets what is not Safe
	v := tea.View{Content: surface.String(lines), WindowTitle: hostile} // WindowTitle is set to
	v.Content = hostile                                                 // Content is set to
	v.WindowTitle = string(s)
	_ = cobra.Command{ValidArgs: []string{"on", hostile}} // ValidArgs is set to
}
