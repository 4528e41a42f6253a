package settings_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// Prints are Easy Read once somebody with a learning disability checked the words
// that they have now, on a day that has come.
func TestWhoCheckedTheEasierWords(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.later(20 * 24 * time.Hour) // the 14th of December
	r.screen.Shown()
	r.says("With a name and a day here they say: Easy Read.")
	r.tab("who checked", func(f fyne.Focusable) bool {
		b, ok := f.(*kit.Entry)
		return ok && b.PlaceHolder == "A person, or a group of readers"
	})
	r.rewrite("A made-up reading group")
	r.press(fyne.KeyReturn, fyne.KeyTab)
	for typed, says := range map[string]string{"soon": "not a day when the words can have been checked", "20 December 2026": "not a day when the words can have been checked"} {
		r.rewrite(typed)
		r.press(fyne.KeyReturn)
		r.says(says)
		if b := r.window.Canvas().Focused().(*kit.Entry); b.Text != typed {
			t.Errorf("the typed text is %q", b.Text)
		}
	}
	r.rewrite("1 November 2026")
	r.press(fyne.KeyReturn)
	r.says("The words were changed after that day")
	r.rewrite("2 Dec 2026")
	r.press(fyne.KeyReturn)
	r.says("Prints say: Easy Read.")
	r.capture("easy-read")
	if s := r.desk.Settings.Settings(); s.EasyBy != "A made-up reading group" || s.EasyOn != "2026-12-02" {
		t.Errorf("kept %q on %q", s.EasyBy, s.EasyOn)
	}
}
