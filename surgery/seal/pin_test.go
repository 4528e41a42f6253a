package seal

import (
	"fmt"
	"testing"
)

func TestEasyPIN(t *testing.T) {
	for _, pin := range []string{"0000", "1111", "1234", "4321", "7890", "2468", "1212", "1122", "6996", "2580", "1987", "2026",
		"2412", "1224", "2902", "0229", "123123", "241287", "120987", "24121987", "12241987", "19871224", "20262026", "135791"} {
		if !EasyPIN([]byte(pin)) {
			t.Errorf("%s is taken", pin)
		}
	}
	for _, pin := range []string{"4071", "2846", "9305", "40718", "718293", "99315", "40718265", "88135902"} {
		if EasyPIN([]byte(pin)) {
			t.Errorf("%s is refused", pin)
		}
	}
	easy := 0
	for n := range 10_000 {
		if EasyPIN(fmt.Appendf(nil, "%04d", n)) {
			easy++
		}
	}
	if easy > 1_700 {
		t.Errorf("%d of 10,000 are refused: a host would not find one", easy)
	}
}
