package handout_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
)

// TestTheNextSurgeryGoesIntoAPhonesCalendar where the page has room for its code, and
// never makes a second page.
func TestTheNextSurgeryGoesIntoAPhonesCalendar(t *testing.T) {
	entry := link.Entry{Title: "Social media surgery", Place: "Made-up Hall, Nowhere Street", Day: "2026-12-29", Clock: "13:00"}.Calendar()
	calendar := handout.Link{Opens: "Next surgery: into your calendar", Text: entry, Says: "Tuesday 29 December, 1pm"}
	for name, h := range map[string]handout.Handout{"typical": typical(t), "full": full(t), "busy": busy(t)} {
		for _, size := range sizes {
			h.Size, h.Calendar = size, handout.Link{}
			without := lay(t, h)
			h.Calendar = calendar
			pages := lay(t, h)
			checkPages(t, pages)
			if len(pages) > len(without) {
				t.Errorf("%s, %s: %d pages, without it %d", name, size, len(pages), len(without))
			}
			found := ""
			for _, code := range codesOn(pages) {
				if text := decode(t, code); strings.HasPrefix(text, "BEGIN:VEVENT") {
					found = text
					if code.Alt != "QR code that puts it into the calendar of a phone" {
						t.Errorf("it is heard as %q", code.Alt)
					}
				}
			}
			if name == "typical" && size == surgery.Standard && (!strings.Contains(found, "DTSTART:20261229T130000") || !strings.Contains(said(pages), "Tuesday 29 December, 1pm")) {
				t.Errorf("%s, %s: the code is read as %q", name, size, found)
			}
		}
	}
}
