package news

// EachPicture visits the pictures in a text, those in quotes and lists included, in the order of reading.
func EachPicture(blocks []Block, visit func(Picture)) {
	for i := range blocks {
		b := &blocks[i]
		if b.Picture.URL != "" {
			visit(b.Picture)
		}
		EachPicture(b.Blocks, visit)
		for _, item := range b.Items {
			EachPicture(item, visit)
		}
	}
}

// Pictures are the addresses of all that is shown of a story: beside its headline, above its text, and in it. Each of
// them stands once, the first to be seen first.
func Pictures(s *Story, a *Article) []string {
	var all []string
	seen := map[string]bool{"": true}
	add := func(p Picture) {
		if !seen[p.URL] {
			seen[p.URL] = true
			all = append(all, p.URL)
		}
	}
	add(a.Picture)
	add(s.Picture)
	EachPicture(a.Blocks, add)
	return all
}
