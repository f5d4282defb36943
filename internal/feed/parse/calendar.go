package parse

// gregorian brings a date of another calendar into ours, told by its year: no feed has stories of the fourteenth
// century or the twenty-fifth, but Iran's calendar counts from 622 and Thailand's from 544 BC. Any other stays.
func gregorian(year, month, day int) (y, m, d int) {
	switch {
	case year >= 1300 && year < 1500:
		return persian(year, month, day)
	case year >= 2400 && year < 2700:
		return year - 543, month, day
	}
	return year, month, day
}

// persian returns a date of the solar Hijri calendar as a day of the Gregorian January in which its year began, or
// later; time.Date carries it over. The years of 366 days follow the rule of 33 years, which agrees with the
// astronomical calendar from 1244 to 1502.
func persian(year, month, day int) (y, m, d int) {
	const newYear = 80 // 1 Farvardin 1300 was 21 March 1921, the 80th day of its year
	dayOfYear := (month-1)*31 + day
	if month > 7 {
		dayOfYear -= month - 7
	}
	for y := 1300; y < year; y++ {
		dayOfYear += 365
		if leapPersian(y) {
			dayOfYear++
		}
	}
	return 1921, 1, newYear + dayOfYear - 1
}

func leapPersian(year int) bool {
	switch year % 33 {
	case 1, 5, 9, 13, 17, 22, 26, 30:
		return true
	}
	return false
}
