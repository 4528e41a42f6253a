package intake

import (
	"strings"
	"testing"
)

// More shapes of what somebody wants help with, and of newer files: what is kept of
// each, and what is not.
func TestShapesOfWantsAndOfNewerFiles(t *testing.T) {
	for kind, shapes := range map[string][]struct{ name, in, want, off, said, dropped string }{
		"G": {
			{name: "Calendly's questions", in: "Invitee Name,Start Date & Time,Question 1,Response 1,Question 2,Response 2\nAda Example,2026-11-24 14:00,What would you like help with?,Turning off tagging,Your phone number,07700 900123\n",
				want: "Ada Example 2026-11-24 14:00 Turning off tagging", dropped: "Question 1,Question 2,Your phone number"},
			{name: "Calendly's own question", in: "Name,Please share anything that will help prepare for our meeting.\nAda Example,A new account\n", want: "Ada Example A new account"},
			{name: "a long question", in: "Your name,3. What would you most like to get out of the session? (Tell us as much or as little as you like)*\nAda Example,\"Privacy; a new account;\"\n", want: "Ada Example Privacy; a new account;"},
			{name: "topics ticked", in: "Full name,Topics of interest,Dietary requirements\nAda Example,\"Privacy, Mastodon\",Vegan\n", want: "Ada Example Privacy, Mastodon", dropped: "Dietary requirements"},
			{name: "how can we help", in: "Name,How can we help?,Any health conditions we should know about?\nAda Example,My page is gone,None\n", want: "Ada Example My page is gone", dropped: "Any health conditions we should know about?"},
			{name: "a reason", in: "First name,Last name,Reason for your visit,Reason for cancellation\nAda,Example,To leave a group,\nBen,Sample,A blog,Ill\n", want: "Ada Example To leave a group", off: "Ben Sample A blog", said: "“Ill” under “Reason for cancellation”"},
			{name: "a formula", in: "Name,What do you need help with?\nAda Example,=HYPERLINK(1)\n", want: "Ada Example"},
			{name: "two lines", in: "Name,Help needed\nAda Example,\"A blog\nand a page\"\n", want: "Ada Example A blog and a page"},
			{name: "remarks are not kept", in: "Name,Anything else we should know?\nAda Example,I use a chair\n", want: "Ada Example", dropped: "Anything else we should know?"},
		},
		"F": {
			{name: "called off, then booked anew", in: "Name,Time,Status\nAda Example,24/11/2026 14:00,Cancelled\nAda Example,24/11/2026 15:00,Confirmed\n", want: "Ada Example 2026-11-24 15:00", off: "Ada Example 2026-11-24 14:00"},
			{name: "newest first", in: "Name,Time,Canceled,Rescheduled\nAda Example,2026-11-24 15:00,false,false\nAda Example,2026-11-24 14:00,true,true\n", want: "Ada Example 2026-11-24 15:00", off: "Ada Example 2026-11-24 14:00"},
			{name: "two days, one called off", in: "Attendee,Session date,State\nAda Example,24/11/2026,Void\nAda Example,26/11/2026,Valid\n", want: "Ada Example 2026-11-26", off: "Ada Example 2026-11-24"},
			{name: "one line for two days", in: "Name,Which sessions would you like?\nAda Example,\"Tuesday 24 November 2pm, Thursday 26 November 3pm\"\n", want: "Ada Example 2026-11-24 14:00|Ada Example 2026-11-26 15:00"},
		},
	} {
		for _, s := range shapes {
			t.Run(kind+"/"+s.name, func(t *testing.T) {
				checkShape(t, ReadBookings(strings.NewReader(s.in), reading(t)), s.want, s.off, s.said, s.dropped)
			})
		}
	}
}
