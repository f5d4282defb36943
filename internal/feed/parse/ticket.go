package parse

import (
	"strconv"
	"strings"
)

// cloakroom holds the texts of a feed while gofeed reads its structure: in the canonical document a ticket stands in
// the place of every title, summary and content. These are nine tenths of a feed's bytes, and gofeed would take each
// byte in hand five times only to give them back unchanged.
type cloakroom struct{ texts []string }

// ticketMark begins every ticket. repair leaves no DEL in a text, so that nobody can forge one.
const ticketMark = "\x7f"

// leave takes a text and returns its ticket.
func (c *cloakroom) leave(text string) (ticket string) {
	c.texts = append(c.texts, text)
	return ticketMark + strconv.Itoa(len(c.texts)-1)
}

// redeem returns the text for a ticket, and what is none as it is.
func (c *cloakroom) redeem(ticket string) string {
	digits, ok := strings.CutPrefix(ticket, ticketMark)
	if !ok {
		return ticket
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || n >= len(c.texts) {
		return ""
	}
	return c.texts[n]
}
