package report

import (
	"fmt"
	"os"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

var day = time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)

// at is so many minutes after one o'clock.
func at(minute int) time.Time { return day.Add(time.Duration(minute) * time.Minute) }

// closed is a surgery from one until three o'clock.
func closed(id, on string) *surgery.Surgery {
	return &surgery.Surgery{ID: surgery.ID(id), Day: on, OpenedAt: at(0), ClosedAt: at(120)}
}

// visit is one that says what change says.
func visit(n int, in string, change func(*surgery.Visit)) *surgery.Visit {
	v := &surgery.Visit{ID: surgery.ID(fmt.Sprintf("%s-%d", in, n)), Surgery: surgery.ID(in), Number: n, State: surgery.Finished, ArrivedAt: at(n)}
	if change != nil {
		change(v)
	}
	return v
}

// counts compares rows.
func counts(t *testing.T, n Numbers, want map[Key]int) {
	t.Helper()
	for k, count := range want {
		if n.N(k) != count {
			t.Errorf("%v: %d, want %d", k, n.N(k), count)
		}
	}
}
