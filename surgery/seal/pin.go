package seal

import (
	"slices"
	"strings"
	"time"
)

// EasyPIN reports whether a PIN, all digits, is among the first that somebody would
// try: few different digits, digits in steps, a column of the keys, a year or a date.
func EasyPIN(pin []byte) bool {
	different := slices.Clone(pin)
	slices.Sort(different)
	different = slices.Compact(different)
	return len(different) < 3 || inSteps(pin) || repeats(pin) || dated(string(pin)) ||
		slices.Contains([]string{"2580", "0852"}, string(pin))
}

// inSteps reports whether each digit is as far from the one before: 1234, 8642, 7890.
func inSteps(pin []byte) bool {
	for i := 2; i < len(pin); i++ {
		if (pin[i]-pin[i-1]+10)%10 != (pin[1]-pin[0]+10)%10 {
			return false
		}
	}
	return true
}

// repeats reports whether one part stands there again and again: 123123.
func repeats(pin []byte) bool {
	half := len(pin) / 2
	return len(pin)%2 == 0 && slices.Equal(pin[:half], pin[half:])
}

// dated reports whether it reads as a year of somebody's life, or as a day of one.
func dated(pin string) bool {
	if len(pin) == 4 && (strings.HasPrefix(pin, "19") || strings.HasPrefix(pin, "20")) {
		return true
	}
	for _, form := range []string{"0201", "0102", "020106", "010206", "060102", "02012006", "01022006", "20060102"} {
		if len(form) != len(pin) {
			continue
		}
		if _, err := time.Parse(form, pin); err == nil || pin == "2902" || pin == "0229" {
			return true
		}
	}
	return false
}
