package news

import "slices"

// RelatedGroup are stories beside another one that are listed under the same words.
type RelatedGroup struct {
	Title   string
	Stories []Related
}

// relatedGroups are the groups in the order in which they are listed.
var relatedGroups = []struct {
	title string
	kinds []RelatedKind
}{
	{"Related", []RelatedKind{RelatedInline, RelatedEnd}},
	{"Next", []RelatedKind{RelatedNext}},
	{"Previous", []RelatedKind{RelatedPrev}},
}

// RelatedGroups parts the stories beside another one into groups, none of them empty. In a group each address stands
// once: it may have been offered in mid-text and at the end.
func RelatedGroups(all []Related) []RelatedGroup {
	var groups []RelatedGroup
	for _, g := range relatedGroups {
		seen := map[string]bool{}
		group := RelatedGroup{Title: g.title}
		for _, r := range all {
			if slices.Contains(g.kinds, r.Kind) && !seen[r.URL] {
				seen[r.URL] = r.URL != ""
				group.Stories = append(group.Stories, r)
			}
		}
		if len(group.Stories) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}
