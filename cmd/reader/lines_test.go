package main

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// fields are the JSON objects of the contract by the name that a script gives them.
var fields = map[string]string{
	"story":    "id title url source section byline published read saved stored whole summary snippet",
	"whole":    "id title url source section byline published read saved stored whole summary snippet saved_at lists tags note highlights article",
	"refresh":  "feed status new error",
	"total":    "feeds new failed ms",
	"ahead":    "id url status bytes depth pictures lost error",
	"errand":   "stories stored failed skipped left pictures bytes spent budget exhausted ms",
	"added":    "url id status section error",
	"change":   "change kind id title url section from error",
	"section":  "id title unread total weight hidden feeds children",
	"article":  "url canonical title byline published modified section tags language image standfirst text html words verdict related links sections",
	"reading":  "id url canonical title byline published modified section tags language image standfirst text html words verdict related links sections saved read",
	"bookmark": "id url canonical title byline published modified section tags language image standfirst text html words verdict related links sections saved read yours",
	"yours":    "lists tags note highlights",
	"mark":     "id story title url exact prefix suffix note made found",
	"label":    "name count",
	"changes":  "id url title changes",
	"revised":  "replaced read inserted deleted text html",
	"feed":     "format title link description language image author updated ttl items",
	"item":     "id title link author authors published updated summary content categories enclosures comments image",
	"site":     "url title language feeds sections",
	"doctor":   "version paths library cache holds terminal backups sites settings feeds",
	"backup":   "file day bytes error",
	"rule":     "host file error",
	"explain":  "url rule verdict words candidates notes wanted",
	"text":     "name words chosen same reason",
	"health":   "id url title section status error since failures checked succeeded next pace week newest moved muted weight page",
	"trouble":  "id url status error since",
	"visit":    "visit at id title url way name from",
	"trash":    "id did taken until count things",
	"thing":    "kind name",
}

// lines checks that every line of the last command's output is an object with exactly the fields of the contract, no
// null, and times in UTC: lines story. The last line may be of another kind: lines refresh total. A list inside the
// object is checked when named with its kind: lines feed items=item.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: lines KIND [LAST KIND] [LIST=KIND]")
	}
	kind, last, list, listKind := args[0], args[0], "", ""
	for _, a := range args[1:] {
		if name, k, ok := strings.Cut(a, "="); ok {
			list, listKind = name, k
		} else {
			last = a
		}
	}
	rows := strings.Split(strings.TrimRight(ts.ReadFile("stdout"), "\n"), "\n")
	for i, row := range rows {
		if i == len(rows)-1 {
			kind = last
		}
		object := map[string]any{}
		if err := json.Unmarshal([]byte(row), &object); err != nil {
			ts.Fatalf("line %d is no object: %v\n%s", i+1, err, row)
		}
		checkObject(ts, kind, object)
		if list == "" {
			continue
		}
		inner, _ := object[list].([]any)
		for _, x := range inner {
			checkObject(ts, listKind, x.(map[string]any))
		}
	}
}

func checkObject(ts *testscript.TestScript, kind string, object map[string]any) {
	want := strings.Fields(fields[kind])
	if len(want) == 0 {
		ts.Fatalf("there is no kind %q", kind)
	}
	for _, name := range want {
		value, there := object[name]
		if !there || value == nil {
			ts.Fatalf("%s: %q is missing or null in %v", kind, name, object)
		}
		if slices.Contains([]string{"published", "updated", "modified", "since", "at", "checked", "succeeded", "next", "newest"}, name) && value != "" {
			at, err := time.Parse(time.RFC3339, value.(string))
			if err != nil || at.Location() != time.UTC {
				ts.Fatalf("%s: %s is %v, no time in UTC", kind, name, value)
			}
		}
	}
	for name := range object {
		if !slices.Contains(want, name) {
			ts.Fatalf("%s: %q is not in the contract", kind, name)
		}
	}
}
