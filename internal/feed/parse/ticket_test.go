package parse

import "testing"

func TestForgedTicket(t *testing.T) {
	const feed = `<rss><channel><title>Paper</title><item><title>&#127;0</title><guid>a</guid></item>` +
		"<item><title><![CDATA[\x7f0]]></title><guid>\x7f0</guid><description>\u007f1</description></item></channel></rss>"
	doc, err := Parse([]byte(feed), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range doc.Entries {
		if e := &doc.Entries[i]; e.Title != "0" {
			t.Errorf("entry %d has the title %q", i, e.Title)
		}
	}
	if e := doc.Entries[1]; e.ID != "0" || e.Summary != "1" {
		t.Errorf("id %q, summary %q", e.ID, e.Summary)
	}
}
