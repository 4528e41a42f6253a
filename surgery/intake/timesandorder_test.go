package intake

import (
	"strings"
	"testing"
)

// A time of day is no date: it does not decide whether the day or the month stands
// first.
func TestTimesDoNotDecideTheOrder(t *testing.T) {
	for _, at := range []string{"2:30", "2.30", "2:30 pm", "2.30pm", "9-10.30", "10:00 - 10:30"} {
		b := ReadBookings(strings.NewReader("Name,Date,Time\nAda Example,03/12/2026,"+at+"\n"), reading(t))
		if len(b.List) != 1 || b.List[0].Day != "2026-12-03" || b.Asks == nil || b.Asks.Text != "03/12/2026" {
			t.Errorf("%s: %s %+v", at, said(b), b.Asks)
		}
	}
}
