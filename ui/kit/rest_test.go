package kit

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// TestRest holds that what the first frame can do without waits for Start.
func TestRest(t *testing.T) {
	test.NewTempApp(t)
	done := make(chan bool, 3)
	work := func() (struct{}, error) { done <- true; return struct{}{}, nil }
	r := NewRunner()
	defer r.Close()
	Rest(r, work, func(struct{}, error) {})
	if len(done) > 0 {
		t.Fatal("done before Start")
	}
	r.Start()
	<-done
	inline := NewInlineRunner()
	Rest(inline, work, func(struct{}, error) { done <- true })
	if len(done) != 2 {
		t.Error("inline it is not done at once")
	}
}
