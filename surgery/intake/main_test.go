package intake

import (
	"os"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/words"
)

func TestMain(m *testing.M) {
	if err := words.Load(assets.Files()); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// reading is Friday before a week in London.
func reading(t testing.TB) Reading {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return Reading{Today: time.Date(2026, 11, 20, 9, 0, 0, 0, zone), From: "2026-11-23", Until: "2026-11-29"}
}

func reasons(problems []Problem) string {
	var all []string
	for _, p := range problems {
		all = append(all, p.Reason)
	}
	return strings.Join(all, "\n")
}
