package article

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

// shell is a page whose words a script would draw.
func shell(scripts string) string {
	return `<html><head><title>Harbour wall to be mended</title></head><body><div id=root></div>` + scripts + `</body></html>`
}

// quoted are the sentences as JSON strings; paragraphs are they as HTML.
func quoted(i int) string {
	b, _ := json.Marshal(sentences[i])
	return string(b)
}

var (
	paragraphs    = "<p>" + strings.Join(sentences, "</p><p>") + "</p>"
	plainOutline  = "p " + strings.Join(sentences, "\np ") + "\n"
	headedOutline = "p " + sentences[0] + "\nh3 What it costs\np " + sentences[1] + "\np " + sentences[2] + "\np " + sentences[3] + "\n"
)

// typed fills the sentences into a pattern of one part each, and a cross-head after the first.
func typed(part, head string) string {
	parts := []string{fmt.Sprintf(part, quoted(0)), head, fmt.Sprintf(part, quoted(1)), fmt.Sprintf(part, quoted(2)), fmt.Sprintf(part, quoted(3))}
	return "[" + strings.Join(parts, ",") + "]"
}

func TestScriptBodies(t *testing.T) {
	html, _ := json.Marshal(paragraphs)
	escaped := strings.NewReplacer("<", `\u003C`, "/", `\u002F`).Replace(paragraphs)
	island := func(v string) string { return `<script type="application/json">` + v + `</script>` }
	for _, c := range []struct{ name, scripts, want string }{
		{"articleBody", `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + strings.Join(sentences, `\n`) + `"}</script>`, plainOutline},
		{"markup in an island", island(`{"props":{"page":{"title":"Harbour wall to be mended","body":` + string(html) + `}}}`), plainOutline},
		{"rendered", island(`{"post":{"title":{"rendered":"Harbour wall to be mended"},"content":{"rendered":` + string(html) + `}}}`), plainOutline},
		{"list of strings", island(`{"story":{"paragraphs":[` + quoted(0) + `,` + quoted(1) + `,` + quoted(2) + `,` + quoted(3) + `]}}`), plainOutline},
		{"given to a variable", `<script>window.__PRELOADED_STATE__ = {"article":{"headline":"Harbour wall to be mended","content":` + string(html) + `}};window.other = 1;</script>`, plainOutline},
		{"parsed from a string", `<script>var s = JSON.parse('{"article":{"content":` + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(string(html)) + `}}');` + strings.Repeat(" ", minState) + `</script>`, plainOutline},
		{"strings of a program", `<script>window.__NUXT__=(function(a,b){return {data:[{title:a,body:"` + escaped + `",n:b}]}}("x",1))</script>`, plainOutline},
		{"typed, with content", island(`{"content_elements":` + typed(`{"type":"text","content":%s}`, `{"type":"header","level":3,"content":"What it costs"}`) + `}`), headedOutline},
		{"several assignments", `<script>Fusion.contextPath="/pf";Fusion.globalContent={"headlines":{"basic":"Harbour wall to be mended"},"content_elements":` + typed(`{"type":"text","content":%s}`, `{"type":"header","level":3,"content":"What it costs"}`) + `};Fusion.x={};</script>`, headedOutline},
		{"attributes", island(`{"blocks":` + typed(`{"name":"core/paragraph","attributes":{"content":%s},"innerBlocks":[]}`, `{"name":"core/heading","attributes":{"level":3,"content":"What it costs"}}`) + `}`), headedOutline},
		{"data", island(`{"blocks":` + typed(`{"type":"paragraph","data":{"text":%s}}`, `{"type":"header","data":{"text":"What it costs","level":3}}`) + `}`), headedOutline},
		{"rich text", island(`{"nodeType":"document","content":` + typed(`{"nodeType":"paragraph","content":[{"nodeType":"text","value":%s,"marks":[]}]}`, `{"nodeType":"heading-3","content":[{"nodeType":"text","value":"What it costs"}]}`) + `}`), headedOutline},
		{"portable text", island(`{"body":` + typed(`{"_type":"block","style":"normal","children":[{"_type":"span","text":%s,"marks":[]}],"markDefs":[]}`, `{"_type":"block","style":"h3","children":[{"_type":"span","text":"What it costs"}]}`) + `}`), headedOutline},
		{"editor's state", island(`{"blocks":` + typed(`{"type":"unstyled","text":%s,"inlineStyleRanges":[]}`, `{"type":"header-three","text":"What it costs"}`) + `}`), headedOutline},
		{"typenames and references", island(`{"ROOT":{"article":{"__ref":"Article:1"}},"Article:1":{"headline":"Harbour wall to be mended","body":` + typed(`{"__typename":"ParagraphBlock","content":[{"__typename":"TextInline","text":%s}]}`, `{"__ref":"H:1"}`) + `},"H:1":{"__typename":"Heading3Block","content":[{"text":"What it costs"}]}}`), headedOutline},
		{"nested models", island(`{"page":[{"name":"text","model":{"blocks":` + typed(`{"name":"paragraph","model":{"text":"","blocks":[{"name":"fragment","model":{"text":%s,"attributes":[]}}]}}`, `{"name":"subheading","level":3,"model":{"text":"What it costs"}}`) + `}}]}`), headedOutline},
		{"numbered values", `<script type="application/json" id="__NUXT_DATA__">[["Reactive",1],{"title":2,"body":3},"Harbour wall to be mended",` + string(html) + `]</script>`, plainOutline},
		{"another story's body is longer", island(`{"next":{"headline":"The library opens on Sundays from now on","body":"` + strings.Repeat("<p>Books, more books, and a reading room with a stove in it.</p>", 30) + `"},"story":{"headline":"Harbour wall to be mended","body":` + string(html) + `}}`), plainOutline},
		{"broken", island(`{"body":`), ""},
	} {
		if diff := cmp.Diff(c.want, outline(extract(t, shell(c.scripts)).Blocks)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestScriptBodyKeepsItsStructure(t *testing.T) {
	parts := `[{"type":"text","content":` + quoted(0) + `},
		{"type":"image","url":"/wall.jpg","caption":"The wall at dawn","credit":"Ann Smith"},
		{"type":"paragraph","children":[{"text":"It is "},{"text":"old","bold":true},{"text":", says "},{"type":"link","url":"https://engineer.example/","children":[{"text":"an engineer"}]},{"text":" who has known it for thirty years and more."}]},
		{"type":"list","list_type":"ordered","items":[{"type":"text","content":"one"},{"type":"text","content":"two"}]},
		{"type":"unordered-list-item","text":"stone"},{"type":"unordered-list-item","text":"sand"},
		{"type":"quote","content_elements":[{"type":"text","content":"It will hold."}],"citation":{"type":"text","content":"the mayor"}},
		{"type":"ad-slot","text":"Buy boats"},{"type":"divider"},
		{"type":"table","rows":[[{"content":"Stone"},{"content":"9 t"}],[{"content":"Sand"},{"content":"2 t"}]]},
		{"type":"text","content":` + quoted(1) + `},{"type":"text","content":` + quoted(2) + `}]`
	got := outline(extract(t, shell(`<script type="application/json">{"content_elements":`+parts+`}</script>`)).Blocks)
	want := "p " + sentences[0] + "\n" +
		`figure https://island.example/wall.jpg alt="" caption="The wall at dawn" credit="Ann Smith"` + "\n" +
		"p It is *old*, says [an engineer](https://engineer.example/) who has known it for thirty years and more.\n" +
		"list ordered=true start=0 [p one | p two]\nlist ordered=false start=0 [p stone | p sand]\n" +
		"quote{p It will hold.} by the mayor\nrule\ntable Stone,9 t;Sand,2 t\np " + sentences[1] + "\np " + sentences[2] + "\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

func TestPageBeatsItsScripts(t *testing.T) {
	html, _ := json.Marshal(paragraphs + "<p>Something that only the script knows of.</p>")
	a := extract(t, story("", "", `<script type="application/json">{"body":`+string(html)+`}</script>`))
	if got := news.PlainText(a.Blocks); strings.Contains(got, "only the script") {
		t.Errorf("the text is the script's: %q", got)
	}
}
