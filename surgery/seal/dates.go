package seal

import (
	"strings"

	"github.com/ccojocar/zxcvbn-go/entropy"
	"github.com/ccojocar/zxcvbn-go/match"
)

// dates finds days with a year of two or four digits before or after them, with
// signs between or none; four digits can be a year alone.
func (t text) dates() (found []match.Match) {
	for i := range t.signs {
		for j := i + 4; j <= min(len(t.signs), i+10); j++ {
			numbers, sign := split(t.signs[i:j])
			var year int
			var ok bool
			switch len(numbers) {
			case 1:
				year, ok = numbers[0].dated()
			case 3:
				year, ok = yearOf(numbers[0], numbers[1], numbers[2])
				if !ok {
					year, ok = yearOf(numbers[1], numbers[2], numbers[0])
				}
			}
			if ok {
				found = append(found, t.match(i, j, entropy.DateEntropy(match.DateMatch{Year: int64(year), Separator: sign}), Date))
			}
		}
	}
	return found
}

// number is what some digits say; 07 says 7 with two.
type number struct{ says, digits int }

// split returns the numbers, and the last of the signs, one of which must stand
// between two of them; none where there is anything else.
func split(signs []rune) (numbers []number, sign string) {
	inside := false
	for _, r := range signs {
		switch {
		case r >= '0' && r <= '9':
			if !inside {
				numbers = append(numbers, number{})
			}
			n := &numbers[len(numbers)-1]
			n.says, n.digits, inside = n.says*10+int(r-'0'), n.digits+1, true
		case inside && strings.ContainsRune(" -/\\_.", r):
			sign, inside = string(r), false
		default:
			return nil, ""
		}
	}
	if !inside {
		return nil, ""
	}
	return numbers, sign
}

// dated returns the year of a date without signs, or of a year alone.
func (n number) dated() (year int, ok bool) {
	if n.isYear() && n.digits == 4 {
		return n.says, true
	}
	for _, rest := range []number{{100, 2}, {10_000, 4}} {
		days := n.digits - rest.digits
		if days < 2 || days > 4 {
			continue
		}
		before := number{n.says / tens(days), rest.digits}
		after := number{n.says % rest.says, rest.digits}
		if before.isYear() && (number{n.says % tens(days), days}).isDay() {
			return before.says, true
		}
		if after.isYear() && (number{n.says / rest.says, days}).isDay() {
			return after.says, true
		}
	}
	return 0, false
}

// tens returns 1 with so many noughts.
func tens(digits int) int {
	n := 1
	for range digits {
		n *= 10
	}
	return n
}

// isDay reports whether it can be a day and a month in two to four digits.
func (n number) isDay() bool {
	return n.digits <= 3 && isDay(n.says/10, n.says%10) || n.digits >= 3 && isDay(n.says/100, n.says%100)
}

// isYear takes those that somebody living may choose.
func (n number) isYear() bool {
	return n.digits == 2 || n.digits == 4 && n.says >= 1900 && n.says <= 2099
}

// yearOf returns the year of a day, a month in either order, and a year.
func yearOf(day, month, year number) (int, bool) {
	return year.says, day.digits <= 2 && month.digits <= 2 && year.isYear() && isDay(day.says, month.says)
}

// isDay reports whether they can be a day and a month, in either order.
func isDay(a, b int) bool { return a <= 31 && b <= 12 || a <= 12 && b <= 31 }
