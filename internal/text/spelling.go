package text

// Nearest is the one of the known words that a misspelt one most likely means, for "did you mean": the one that the
// fewest letters part from it, of two alike the first. It is empty when none is near.
func Nearest(word string, known []string) string {
	letters := len([]rune(word))
	best, least := "", min(letters/3+2, letters/2+1) // as many changes and it is another word
	for _, k := range known {
		if d := apart(word, k); d < least {
			best, least = k, d
		}
	}
	return best
}

// apart is how many letters part two words: added, left out, put in place of another, or two of them swapped (optimal
// string alignment).
func apart(a, b string) int {
	s, t := []rune(a), []rune(b)
	rows := [3][]int{make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)}
	before, last, row := rows[0], rows[1], rows[2]
	for j := range last {
		last[j] = j
	}
	for i := range s {
		row[0] = i + 1
		for j := range t {
			changed := last[j]
			if s[i] != t[j] {
				changed++
			}
			row[j+1] = min(changed, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
