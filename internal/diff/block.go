package diff

import (
	"slices"

	"reader/internal/news"
)

// blockBetween marks what changed in a block. It goes by the fields that hold words, not by kinds, so that a kind it
// does not know is compared like the others.
func blockBetween(older, newer *news.Block) news.Block {
	if older.Text != "" || newer.Text != "" {
		return news.Block{Kind: news.Paragraph, Spans: spansBetween(code(older), code(newer))}
	}
	b := *newer
	b.Spans = spansBetween(older.Spans, newer.Spans)
	b.Blocks = blocksBetween(older.Blocks, newer.Blocks)
	b.Items = itemsBetween(older.Items, newer.Items)
	if len(b.Items) != len(newer.Items) {
		b.Markers = nil // they stand by their order, and there are items between now
	}
	b.Rows = rowsBetween(older.Rows, newer.Rows)
	return b
}

// code is computer code as a span: only spans can be marked.
func code(b *news.Block) []news.Span { return []news.Span{{Text: b.Text, Style: news.Mono}} }

// itemsBetween compares the items of a list as blocks that hold blocks.
func itemsBetween(older, newer [][]news.Block) [][]news.Block {
	wrapped := func(items [][]news.Block) []news.Block {
		out := make([]news.Block, len(items))
		for i := range items {
			out[i] = news.Block{Kind: news.Quote, Blocks: items[i]}
		}
		return out
	}
	var out [][]news.Block
	for _, b := range blocksBetween(wrapped(older), wrapped(newer)) {
		out = append(out, b.Blocks)
	}
	return out
}

// rowsBetween compares the rows of a table as tables of one row, and the cells of two such one by one.
func rowsBetween(older, newer [][]news.Cell) [][]news.Cell {
	if len(older) == 1 && len(newer) == 1 && len(older[0]) == len(newer[0]) {
		row := slices.Clone(newer[0])
		for i := range row {
			row[i].Spans = spansBetween(older[0][i].Spans, newer[0][i].Spans)
		}
		return [][]news.Cell{row}
	}
	if len(older) <= 1 && len(newer) <= 1 {
		return slices.Concat(
			mappedRows(older, func(s []news.Span) []news.Span { return markedSpans(s, news.Deleted) }),
			mappedRows(newer, func(s []news.Span) []news.Span { return markedSpans(s, news.Inserted) }))
	}
	wrapped := func(rows [][]news.Cell) []news.Block {
		out := make([]news.Block, len(rows))
		for i := range rows {
			out[i] = news.Block{Kind: news.Table, Rows: rows[i : i+1]}
		}
		return out
	}
	var out [][]news.Cell
	for _, b := range blocksBetween(wrapped(older), wrapped(newer)) {
		out = append(out, b.Rows...)
	}
	return out
}

// marked is blocks with all their words marked.
func marked(as news.Style, blocks ...news.Block) []news.Block {
	return mapped(blocks, func(b news.Block) []news.Block { return markable(b, as) }, func(spans []news.Span) []news.Span {
		return markedSpans(spans, as)
	})
}

// markable has its words in spans. Pictures are no words, and a picture that is gone is not shown.
func markable(b news.Block, as news.Style) []news.Block {
	switch {
	case b.Text != "":
		return []news.Block{{Kind: news.Paragraph, Spans: code(&b)}}
	case b.Link.URL != "" && len(b.Spans) == 0:
		return []news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: b.Link.Title, URL: b.Link.URL}}}}
	case as == news.Deleted && len(blockWords(&b)) == 0:
		return nil
	case as == news.Deleted && b.Picture.URL != "":
		return []news.Block{{Kind: news.Paragraph, Spans: b.Spans}}
	default:
		return []news.Block{b}
	}
}

func markedSpans(spans []news.Span, as news.Style) []news.Span {
	out := slices.Clone(spans)
	for i := range out {
		out[i].Style |= as
		if as == news.Deleted {
			out[i].URL, out[i].Note = "", 0
		}
	}
	return out
}

// mapped is a copy of blocks in which each block and, after that, each row of spans was replaced, at whatever depth.
func mapped(blocks []news.Block, replace func(news.Block) []news.Block, spans func([]news.Span) []news.Span) []news.Block {
	var out []news.Block
	for _, was := range blocks {
		for _, b := range replace(was) {
			b.Spans = spans(b.Spans)
			b.Blocks = mapped(b.Blocks, replace, spans)
			b.Items = slices.Clone(b.Items)
			for i := range b.Items {
				b.Items[i] = mapped(b.Items[i], replace, spans)
			}
			b.Rows = mappedRows(b.Rows, spans)
			out = append(out, b)
		}
	}
	return out
}

func mappedRows(rows [][]news.Cell, spans func([]news.Span) []news.Span) [][]news.Cell {
	out := slices.Clone(rows)
	for i := range out {
		out[i] = slices.Clone(out[i])
		for j := range out[i] {
			out[i][j].Spans = spans(out[i][j].Spans)
		}
	}
	return out
}
