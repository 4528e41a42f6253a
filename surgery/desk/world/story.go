package world

import (
	"testing"

	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/story"
)

// Story returns the board of the story.
func Story(t testing.TB, d *rooms.Rooms) story.Board {
	t.Helper()
	b, err := d.Story.Board("")
	if err != nil {
		t.Fatal(err)
	}
	return b
}
