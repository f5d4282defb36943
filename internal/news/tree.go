package news

import "slices"

// Walk calls visit for every section below and including the given ones, parents first, with the titles from the top.
func Walk(tree []Section, visit func(path []string, s *Section)) {
	walk(tree, nil, visit)
}

func walk(tree []Section, above []string, visit func(path []string, s *Section)) {
	for i := range tree {
		path := slices.Concat(above, []string{tree[i].Title})
		visit(path, &tree[i])
		walk(tree[i].Children, path, visit)
	}
}

// Find is a section in a tree; nil when it is not there, or no section is asked for.
func Find(tree []Section, id SectionID) *Section {
	if id == 0 {
		return nil
	}
	for i := range tree {
		if tree[i].ID == id {
			return &tree[i]
		}
		if s := Find(tree[i].Children, id); s != nil {
			return s
		}
	}
	return nil
}

// Shown is a tree without its hidden sections. Their counts have no part in those of the others as it is.
func Shown(tree []Section) []Section {
	var out []Section
	for _, s := range tree {
		if !s.Hidden {
			s.Children = Shown(s.Children)
			out = append(out, s)
		}
	}
	return out
}
