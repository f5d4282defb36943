package demo

import (
	"hash/fnv"
	"io/fs"
	"sync"
	"time"
)

// paper is everything that is printed: its editions, English first.
type paper struct {
	Editions []*edition
	Opened   time.Time // the clock at the start, which every date is relative to
	faults   []error   // in the writers' files; none, or a test fails
}

// printPaper prints the embedded paper as it stands at a time.
func printPaper(now time.Time) *paper { return printFiles(papers, now) }

// printFiles reads the editions side by side: reading is most of the work of a start.
func printFiles(files fs.FS, now time.Time) *paper {
	mastheads := mastheads()
	p := &paper{Editions: make([]*edition, len(mastheads)), Opened: now.Truncate(time.Second)}
	faults := make([][]error, len(mastheads))
	var reading sync.WaitGroup
	for i, m := range mastheads {
		reading.Go(func() {
			texts, wrong := readCopy(files, m.folder)
			e, more := printEdition(m, texts, p.Opened)
			p.Editions[i], faults[i] = e, append(wrong, more...)
		})
	}
	reading.Wait()
	for i, e := range p.Editions {
		e.Other = p.Editions[(i+1)%len(p.Editions)]
		p.faults = append(p.faults, faults[i]...)
	}
	return p
}

// checksum makes choices that look arbitrary and are always the same.
func checksum(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // never fails
	return h.Sum32()
}
