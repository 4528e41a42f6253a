package learning_test

import (
	"testing"

	"socialmediasurgery/ui/kit"
)

// In the largest letters the log asks for no wider window than a small screen has.
func TestTheLogFitsASmallScreenInLargeLetters(t *testing.T) {
	r := open(t, kit.Light, 200)
	r.add("2026-11-24", "", "A hashtag is a door")
	r.screen.Shown()
	if wide := r.screen.Content().MinSize().Width; wide > 600 { // of 1024, beside the navigation
		t.Errorf("%v wide at least", wide)
	}
}
