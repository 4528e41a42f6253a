package guard

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"socialmediasurgery/surgery/pattern"
)

// group is a run of digits, and where it stands.
type group struct {
	digits     string // as 0 to 9, whatever script they were typed in
	start, end int
	before     string // what stands between it and the group before
}

func groups(s string) []group {
	var all []group
	last := 0
	for i, r := range s {
		if !unicode.IsDigit(r) {
			continue
		}
		digit, size := value(r), utf8.RuneLen(r)
		if n := len(all); n > 0 && all[n-1].end == i {
			if len(all[n-1].digits) <= 10 { // eleven are too many, however many more
				all[n-1].digits += digit
			}
			all[n-1].end = i + size
		} else {
			all = append(all, group{digit, i, i + size, s[last:i]})
		}
		last = i + size
	}
	return all
}

// value returns a digit of any script as 0 to 9: Unicode has them in tens.
func value(r rune) string {
	if r < utf8.RuneSelf {
		return string(r)
	}
	for _, in := range unicode.Nd.R16 {
		if lo, hi := rune(in.Lo), rune(in.Hi); lo <= r && r <= hi {
			return string('0' + (r-lo)%10)
		}
	}
	for _, in := range unicode.Nd.R32 {
		if lo, hi := rune(in.Lo), rune(in.Hi); lo <= r && r <= hi {
			return string('0' + (r-lo)%10)
		}
	}
	return ""
}

// parts are what may stand between the groups of one number; always the same.
var parts = []string{" ", "-", "\u2010", "\u2011", "\u2012", "\u2013", ".", "\u00a0", "\u2009", "\u202f"}

// nhsNumbers returns where ten digits stand whose last is the check digit of
// the others (modulus 11, as the NHS Data Dictionary says), in one run or
// parted by spaces or dashes.
func nhsNumbers(s string) [][]int {
	all := groups(s)
	var found [][]int
	for i := 0; i < len(all); i++ {
		if i > 0 && all[i-1].digits == "44" && strings.HasSuffix(s[:all[i-1].start], "+") {
			continue // a telephone number
		}
		digits := ""
		for j := i; j < len(all) && len(digits) < 10; j++ {
			if j > i && (!isPart(all[j].before) || j > i+1 && all[j].before != all[i+1].before) {
				break
			}
			digits += all[j].digits
			if len(digits) == 10 && checked(digits) {
				found = append(found, []int{all[i].start, all[j].end})
				i = j
			}
		}
	}
	return found
}

func isPart(s string) bool {
	for _, p := range parts {
		if s == p {
			return true
		}
	}
	return false
}

// checked reports whether the tenth digit checks the first nine.
func checked(digits string) bool {
	sum := 0
	for i := range 9 {
		sum += int(digits[i]-'0') * (10 - i)
	}
	return digits != "0000000000" && (11-sum%11)%11 == int(digits[9]-'0')
}

var (
	email     = pattern.Of(`[^\s<>(),;:"]{1,64}@[\pL\pN-]+(?:\.[\pL\pN-]+)+`)
	telephone = pattern.Of(`(?:\+|\b00|\b0|\(0)[\d(][\d ()\x{00a0}/-]{6,20}\d`)
)

// phones returns where something stands that can be rung: from ten digits on,
// beginning with 0 or a country's code. Helplines of three or six digits pass.
func phones(s string) [][]int {
	var found [][]int
	for _, span := range telephone().FindAllStringIndex(s, -1) {
		digits := 0
		for _, r := range s[span[0]:span[1]] {
			if r >= '0' && r <= '9' {
				digits++
			}
		}
		if digits >= 10 && digits <= 15 {
			found = append(found, span)
		}
	}
	return found
}
