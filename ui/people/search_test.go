package people_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// While somebody else is looked for, nobody's record stays open; Down goes to the
// first that is found.
func TestTheRecordGoesWithTheText(t *testing.T) {
	r := open(t, kit.Light, 100, "Ann Sample", "Ben Sample", "Ben Zebra")
	r.Write("ann")
	r.Press(fyne.KeyReturn)
	r.Says("Give them their record...")
	r.Press(fyne.KeyEscape) // back to the box
	r.Write("x")
	r.SaysNot("Give them their record...")
	r.Rewrite("ben")
	r.Press(fyne.KeyDown)
	r.Says("Give them their record...")
}
