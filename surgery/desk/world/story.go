package world

import (
	"testing"

	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/story"
)

// Story returns the board of the story.
func Story(t testing.TB, d *rooms.Rooms) story.StoryBoard {
	t.Helper()
	b, err := d.Story.StoryBoard("")
	if err != nil {
		t.Fatal(err)
	}
	return b
}
