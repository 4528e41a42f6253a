package closing

import (
	"strings"
	"testing"

	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// What is asked before closing says that other desks have not handed over: their card may
// be out of sight by then.
func TestTheQuestionNamesAbsentDesks(t *testing.T) {
	testroom.Open(t, kit.Light, 100) // with its words
	if said := happens(4, 0, 0, 2); !strings.Contains(said, "2 desks have not handed over: what they bring later counts, without names.") {
		t.Error(said)
	}
	if said := happens(4, 0, 0, 0); strings.Contains(said, "handed over") {
		t.Error(said)
	}
}
