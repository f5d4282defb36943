package news

import "strconv"

// Habit is something about the screen that the reader arranged once and expects to find again. An empty value forgets it.
type Habit struct{ Name, Value string }

// The names of habits.
const (
	HabitRail = "rail" // columns of the rail of sections
	HabitList = "list" // columns of a list beside an article
	HabitTour = "tour" // "seen" when the tour of the keys was

	HabitTrail = "trail" // the pages that the reader was on when the program ended, as the interface writes them
	HabitTheme = "theme" // its name, a blank, and the one that the configuration named then

	HabitRecent = "recent" // the commands chosen in the palette, as the interface writes them
)

// Habits are those remembered, by name.
type Habits map[string]string

// Number is a habit that is a number; zero for none.
func (h Habits) Number(name string) int {
	n, err := strconv.Atoi(h[name])
	if err != nil {
		return 0
	}
	return n
}
