package diff

import "slices"

// extent is a range of indices.
type extent struct{ from, to int }

func (e extent) len() int { return e.to - e.from }

// hunk is a place where two sequences differ: what the older has there, and what the newer has. What lies between two
// hunks is in both.
type hunk struct{ old, new extent }

// mostEdits bounds the work on two sequences: with more removals and additions than these, what lies between their
// common beginning and end is taken to have nothing in common. 1,000 edits need 4 MB for a moment.
const mostEdits = 1000

// hunks compares two sequences of keys by the greedy algorithm of E. Myers (An O(ND) difference algorithm and its
// variations, Algorithmica 1, 1986).
func hunks(old, new []string) []hunk {
	head := 0
	for head < len(old) && head < len(new) && old[head] == new[head] {
		head++
	}
	tail := 0
	for tail < len(old)-head && tail < len(new)-head && old[len(old)-1-tail] == new[len(new)-1-tail] {
		tail++
	}
	var out []hunk
	x, y := head, head // behind the last piece that both have
	both := diagonals(old[head:len(old)-tail], new[head:len(new)-tail])
	for _, d := range append(both, diagonal{len(old) - tail - head, len(new) - tail - head, tail}) {
		if d.x+head > x || d.y+head > y {
			out = append(out, hunk{extent{x, d.x + head}, extent{y, d.y + head}})
		}
		x, y = d.x+head+d.n, d.y+head+d.n
	}
	return out
}

// diagonal is a stretch that both have: n pieces from x in the older and y in the newer.
type diagonal struct{ x, y, n int }

// diagonals are the stretches that both have, in their order; none when that takes more edits than are looked for.
func diagonals(old, new []string) []diagonal {
	most := min(len(old)+len(new), mostEdits)
	reach := make([]int32, 2*most+3) // the furthest x on each diagonal k = x-y; k is at most+1+k
	var steps [][]int32              // reach before each step, from diagonal -d to d
	for d := 0; d <= most; d++ {
		steps = append(steps, append([]int32(nil), reach[most+1-d:most+2+d]...))
		for k := -d; k <= d; k += 2 {
			x := int(forward(reach, most+1+k, k, d))
			for x < len(old) && x-k < len(new) && old[x] == new[x-k] {
				x++
			}
			reach[most+1+k] = int32(x)
			if x >= len(old) && x-k >= len(new) {
				return trace(steps, len(old), len(new))
			}
		}
	}
	return nil
}

// forward is where diagonal k begins: one to the right of the one below, or below the one above.
func forward(reach []int32, at, k, d int) int32 {
	if down(reach, at, k, d) {
		return reach[at+1]
	}
	return reach[at-1] + 1
}

// down says that diagonal k is reached by an addition, from the one above it.
func down(reach []int32, at, k, d int) bool {
	return k == -d || k != d && reach[at-1] < reach[at+1]
}

// trace goes back from the end over the steps, and gives the diagonals on the way from the first to the last.
func trace(steps [][]int32, x, y int) []diagonal {
	var back []diagonal
	for d := len(steps) - 1; d >= 0; d-- {
		k := x - y
		begin, from := 0, 0 // of this diagonal, and the one it was reached from
		if d > 0 {
			begin = int(forward(steps[d], k+d, k, d))
			if from = k - 1; down(steps[d], k+d, k, d) {
				from = k + 1
			}
		}
		if x > begin {
			back = append(back, diagonal{begin, begin - k, x - begin})
		}
		if d > 0 {
			x = int(steps[d][from+d])
			y = x - from
		}
	}
	slices.Reverse(back)
	return back
}
