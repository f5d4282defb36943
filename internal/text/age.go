package text

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

const day = 24 * time.Hour

// ShortAge says how long before now t was, in a few cells: "now" within a minute (and for a publisher's clock that is
// ahead of ours), "24 min", "3 h" up to 36 hours, "2 d" up to 7 days, then the date, "17 Oct", with its year when that
// is not this year: "17 Oct 2024". Dates are those of now's location. A zero t has no age: "".
func ShortAge(t, now time.Time) Safe {
	age := now.Sub(t)
	switch {
	case t.IsZero():
		return ""
	case age < time.Minute && age > -day:
		return "now"
	case age > 0 && age <= 7*day:
		return Period(age)
	}
	return date(t.In(now.Location()), now)
}

// Age is ShortAge in whole words, for who hears it: "24 minutes ago", "3 hours ago", then the date, "17 October".
func Age(t, now time.Time) Safe {
	age := now.Sub(t)
	switch {
	case t.IsZero():
		return ""
	case age < time.Minute && age > -day:
		return "just now"
	case age > 0 && age < time.Hour:
		return ago(age/time.Minute, "minute")
	case age > 0 && age <= 36*time.Hour:
		return ago(age/time.Hour, "hour")
	case age > 0 && age <= 7*day:
		return ago(age/day, "day")
	case t.In(now.Location()).Year() == now.Year():
		return Safe(t.In(now.Location()).Format("2 January"))
	}
	return Safe(t.In(now.Location()).Format("2 January 2006"))
}

func ago(n time.Duration, unit Safe) Safe {
	if n != 1 {
		unit += "s"
	}
	return count(n, unit) + " ago"
}

// Period says how long a time is, in a few cells: "35 min", "2 h" up to 36 hours, then days: "3 d". What is less than a
// minute is none: "".
func Period(d time.Duration) Safe {
	switch {
	case d < time.Minute:
		return ""
	case d < time.Hour:
		return count(d/time.Minute, "min")
	case d <= 36*time.Hour:
		return count(d/time.Hour, "h")
	default:
		return count(d/day, "d")
	}
}

func count(n time.Duration, unit Safe) Safe {
	return Safe(strconv.FormatInt(int64(n), 10)) + " " + unit
}

func date(t, now time.Time) Safe {
	if t.Year() == now.Year() {
		return Safe(t.Format("2 Jan"))
	}
	return Safe(t.Format("2 Jan 2006"))
}

// ParseAge reads an age as people write it: days as 3d, anything shorter as time.ParseDuration has it, such as 12h or 90m.
func ParseAge(s string) (time.Duration, error) {
	var age time.Duration
	var err error
	if days, ok := strings.CutSuffix(s, "d"); ok {
		age, err = time.ParseDuration(days + "h")
		age *= 24
	} else {
		age, err = time.ParseDuration(s)
	}
	if err != nil || age < 0 {
		return 0, fmt.Errorf("%q is no age; write it like 24h, 90m or 7d", s)
	}
	return age, nil
}
