package intake

import (
	"strings"
	"testing"
)

// More shapes of each kind, as forms, booking sites and hosts write them: every
// heading stands in a product's own export, every person is made up.
func TestMoreShapesOfBookings(t *testing.T) {
	for kind, shapes := range map[string][]struct{ name, in, want, off, said, dropped string }{
		"A": {
			{name: "Microsoft Forms, signed in and asked again", in: "Id,Start time,Completion time,Email,Name,Last modified time,Your full name,Which session would you like to join?\n" +
				"1,11/18/26 9:01:12,11/18/26 9:03:40,office@example.org,Made Up Office,,Ada Example,Tuesday 2pm\n", want: "Ada Example 2026-11-24 14:00"},
			{name: "SurveyMonkey", in: "Respondent ID,Collector ID,Date Created,Date Modified,IP Address,Email Address,First Name,Last Name,Custom Data 1,What is your name?,Which time slot would you like?\n" +
				",,,,,,,,,Open-Ended Response,Response\n11,22,11/18/2026 09:01:10,11/18/2026 09:03:40,192.0.2.1,,,,,Ada Example,14:00 - 14:30\n", want: "Ada Example 14:00",
				dropped: "Respondent ID,Collector ID,Date Created,Date Modified,IP Address,Email Address,First Name,Last Name,Custom Data 1"},
			{name: "SurveyMonkey, contact block", in: "Respondent ID,Date Created,Contact Information,,\n,,Name,Company,Email Address\n11,11/18/2026 09:01:10,Ada Example,Made Up Trust,ada@example.org\n", want: "Ada Example"},
			{name: "Eventbrite", in: "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Order Type,Total Paid,Attendee Status,Buyer First Name,Buyer Last Name\n" +
				"901,2026-11-01 09:00:00,Ada,Example,ada@example.org,1,Free place,Free Order,0.00,Attending,Ben,Sample\n902,2026-11-02 10:00:00,Info Requested,Info Requested,,1,Free place,Free Order,0.00,Attending,Cy,Made\n" +
				"903,2026-11-02 11:00:00,Di,Up,,1,Free place,Free Order,0.00,Not Attending,Di,Up\n", want: "Ada Example|Cy Made", off: "Di Up", said: "“Not Attending” under “Attendee Status”"},
			{name: "Ticket Tailor", in: "Order ID,Order date,Order status,Event name,Event start date,Event start time,Ticket type,Ticket number,Attendee first name,Attendee last name,Attendee email,Buyer name,Checked in\n" +
				"or_1,2026-11-01 09:00,completed,Made-up surgery,2026-11-24,13:00,Free place,T1,Ada,Example,ada@example.org,Ben Sample,No\n", want: "Ada Example 2026-11-24 13:00"},
			{name: "ti.to", in: "Number,Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,Ticket Company Name,Event,Void Status,Price,Ticket Reference,Ticket Created Date,Order Name,Order Email\n" +
				"1,Free,Ada Example,Ada,Example,ada@example.org,,Surgery,,0,ABCD-1,2026-11-01,Ben Sample,ben@example.org\n2,Free,Cy Made,Cy,Made,cy@example.org,,Surgery,Void,0,ABCD-2,2026-11-01,Ben Sample,ben@example.org\n",
				want: "Ada Example", off: "Cy Made", said: "“Void” under “Void Status”"},
			{name: "Calendly", in: "User Name,User Email,Invitee Name,Invitee First Name,Invitee Last Name,Invitee Email,Invitee Time Zone,Event Type Name,Start Date & Time,End Date & Time,Location,Event Created Date & Time,Canceled,Question 1,Response 1\n" +
				"Made Up Host,host@example.org,Ada Example,Ada,Example,ada@example.org,Europe/London,Surgery,2026-11-24 02:00 pm,2026-11-24 02:30 pm,Hall,2026-11-18 09:00 am,false,Topic,Tagging\n", want: "Ada Example 2026-11-24 14:00 Tagging"},
			{name: "Zoom registration", in: "Registration Report\nReport generated:,11/18/2026 09:01\nTopic,Webinar ID,Scheduled Time,Duration (minutes),# Registered\nMade-up surgery,123 4567 8901,11/24/2026 13:00,60,2\n" +
				"Registrant details\nFirst Name,Last Name,Email,Registration Time,Approval Status\nAda,Example,ada@example.org,11/18/2026 09:01:10,approved\nBen,Sample,ben@example.org,11/18/2026 09:02:10,denied\n",
				want: "Ada Example", off: "Ben Sample", said: "“denied” under “Approval Status”"},
			{name: "Teams attendance", in: "1. Summary\nMeeting title\tMade-up surgery\nAttended participants\t2\n\n2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n" +
				"Example, Ada (Made Up Trust)\t11/18/26, 9:01:10 AM\t11/18/26, 9:31:10 AM\t30m\tada@example.org\tada@example.org\tAttendee\n" +
				"\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\nExample, Ada (Made Up Trust)\t11/18/26, 9:01:10 AM\t11/18/26, 9:31:10 AM\t30m\tada@example.org\tAttendee\n",
				want: "Ada Example"},
			{name: "Microsoft Bookings", in: "Date Time,Customer Name,Customer Email,Customer Phone,Customer Address,Staff,Staff Name,Service,Location,Duration (mins.),Cc Attendees,Booking Id\n" +
				"24/11/2026 14:00,Ada Example,ada@example.org,,,host@example.org,Made Up Host,Surgery,Hall,30,,abc\n", want: "Ada Example 2026-11-24 14:00"},
			{name: "Qualtrics", in: "StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,RecipientLastName,RecipientFirstName,Q1,Q2\n" +
				"Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Recipient Last Name,Recipient First Name,What is your name?,Which time would you like?\n" +
				"\"{\"\"ImportId\"\":\"\"startDate\"\"}\",x,x,x,x,x,x,x,x,x,x,x,x\n2026-11-18 09:01:10,2026-11-18 09:03:40,IP Address,192.0.2.1,100,150,True,2026-11-18 09:03:41,R_1,,,Ada Example,14:00\n", want: "Ada Example 14:00"},
			{name: "JotForm", in: "Submission Date,First Name,Last Name,E-mail,Appointment,Submission ID\n2026-11-18 09:01:10,Ada,Example,ada@example.org,\"Tuesday, Nov 24, 2026 14:00-14:30 Europe/London\",55\n", want: "Ada Example 2026-11-24 14:00"},
			{name: "Typeform", in: "#,First name,Last name,Which slot suits you?,Start Date (UTC),Submit Date (UTC),Network ID,Tags\nabc,Ada,Example,2.30pm,2026-11-18 09:01:10,2026-11-18 09:03:40,n1,\n", want: "Ada Example 14:30"},
			{name: "one column for each day", in: "Timestamp,Full name,Tuesday 24 November,Thursday 26 November\n18/11/2026 09:01:10,Ada Example,14:00,\n", want: "Ada Example 2026-11-24 14:00"},
		},
		"B": {
			{name: "numbers before questions", in: "1. What’s your full name? *,2. Which time works for you? (required),Q3: Anything you’d like help with?\nAda Example,2pm,Tagging\n", want: "Ada Example 14:00 Tagging"},
			{name: "forenames in brackets", in: "Forename(s),Surname / family name,Preferred slot\nAda Jane,Example,14.30\n", want: "Ada Jane Example 14:30"},
			{name: "required and optional", in: "Full name (required),Arrival time [optional]\nAda Example,14:00\n", want: "Ada Example 14:00"},
			{name: "underscores", in: "attendee_first_name;attendee_last_name;slot_start\nAda;Example;2026-11-24T14:00\n", want: "Ada Example 2026-11-24 14:00"},
			{name: "no word known", in: "Wer kommt,Wann genau\nAda,24/11/2026 14:00\nBen,24/11/2026 14:30\n", want: "", said: "0: We found no column with names. Choose which column it is."},
			{name: "Ticket holder", in: "TICKET HOLDER’S NAME,DATE OF VISIT\nAda Example,24 Nov 2026\n", want: "Ada Example 2026-11-24"},
			{name: "not their names", in: "Organisation name,Line manager’s name,Your name\nMade Up Trust,Cy Made,Ada Example\n", want: "Ada Example", dropped: "Organisation name,Line manager’s name"},
			{name: "what nobody asks", in: "Name,Do you have any health conditions?,Date of birth,Is this your first time?\nAda Example,none of ours,01/02/1990,Yes\n", want: "Ada Example", dropped: "Do you have any health conditions?,Date of birth,Is this your first time?"},
		},
		"C": {
			{name: "three lines above", in: "Made Up Trust\nSocial media surgery,November\nExported by Cy Made,18/11/2026\nName,Time\nAda Example,2pm\n", want: "Ada Example 14:00", said: "3 lines stand above the headings"},
			{name: "headings again on each page", in: "Name,Time\nAda Example,2pm\nName,Time\nBen Sample,3pm\n", want: "Ada Example 14:00|Ben Sample 15:00"},
			{name: "a second table", in: "Name,Time\nAda Example,2pm\n\nSurgeon name,Start time,End time,Email\nCy Made,1pm,4pm,cy@example.org\n", want: "Ada Example 14:00", said: "Another table begins here, and was left out: Surgeon name"},
			{name: "totals below", in: "Name,Time\nAda Example,2pm\nTotal,1\n", want: "Ada Example 14:00", said: "3: This stands below the list"},
			{name: "a foot below", in: "Name,Time\nAda Example,2pm\nBen Sample,3pm\n\nPrinted by Cy Made\n", want: "Ada Example 14:00|Ben Sample 15:00", said: "Printed by Cy Made"},
			{name: "far down", in: strings.Repeat("Notes of the team,,\n", 30) + "First name,Last name,Slot\nAda,Example,2pm\n", want: "Ada Example 14:00", said: "30 lines stand above"},
		},
		"D": {
			{name: "waiting list", in: "Name,Booking status\nAda Example,Confirmed\nBen Sample,Waiting list\nCy Made,Withdrawn\nDi Up,Refunded\n", want: "Ada Example|Ben Sample", off: "Cy Made|Di Up",
				said: "Ben Sample may not be coming: “Waiting list” under “Booking status”. Tick the line if they are."},
			{name: "a date of cancelling", in: "Name,Cancelled on\nAda Example,\nBen Sample,18/11/2026\nCy Made,No\n", want: "Ada Example|Cy Made", off: "Ben Sample", said: "“18/11/2026” under “Cancelled on”"},
			{name: "answers in sentences", in: "Your name,Will you be able to join us?\nAda Example,\"Yes, but I can't stay long\"\nBen Sample,I'm afraid I can't\nCy Made,I'll try\nDi Up,Unfortunately not this time\nEd Mock,Can't wait!\n",
				want: "Ada Example|Cy Made|Ed Mock", off: "Ben Sample|Di Up", said: "Ben Sample is not coming"},
			{name: "Outlook responses", in: "Name,Attendance,Response\nAda Example,Required Attendee,Accepted\nBen Sample,Required Attendee,Declined\nCy Made,Optional Attendee,Tentative\nDi Up,Optional Attendee,None\n",
				want: "Ada Example|Cy Made|Di Up", off: "Ben Sample", said: "“Declined” under “Response”"},
			{name: "beside the name", in: "Name,Time\nAda Example,2pm\nBen Sample (CANCELLED),3pm\nCy Made - can't come,3pm\n", want: "Ada Example 14:00", off: "Ben Sample 15:00|Cy Made 15:00", said: "Ben Sample is not coming: “CANCELLED”"},
			{name: "no is no word of a name", in: "Name,RSVP\nNo Ra,yes\nMay Be,Y\nAda Example,n\n", want: "No Ra|May Be", off: "Ada Example", said: "“n” under “RSVP”"},
		},
		"E": {
			{name: "a To: line", in: "Ada Example <ada@example.org>; SAMPLE, Ben (TRUST) <ben@example.org>; cy@example.org\n", want: "Ada Example|Ben Sample", said: "email"},
			{name: "commas between", in: "\"Example, Ada\" <ada@example.org>, Ben Sample <ben@example.org>\n", want: "Ada Example|Ben Sample"},
			{name: "addresses beside names", in: "Attendee,Time\nAda Example <ada@example.org>,2pm\nben@example.org (Ben Sample),3pm\nCy Made [cy@example.org],4pm\n", want: "Ada Example 14:00|Ben Sample 15:00|Cy Made 16:00"},
			{name: "Outlook names pasted", in: "Example, Ada (MADE UP NHS TRUST); Ben Sample; Dr Cy Made\n", want: "Ada Example|Ben Sample|Dr Cy Made"},
			{name: "shouted", in: "Name\nEXAMPLE Ada\nO'SAMPLE, Ben\nSAMPLE-MADE, Cy\n", want: "Ada Example|Ben O'Sample|Cy Sample-Made"},
		},
		"H": {
			{name: "slots as choices", in: "Name,Slot\nAda Example,\"Monday, 23/11:  10:10am-11am\"\nBen Sample,Wed 1.30 – 2 pm\nCy Made,2\u202fPM – 2:30\u202fPM\nDi Up,Tuesday at 2:00 - 2:30 pm GMT\nEd Mock,Slot 3: 14:30 to 15:00 (full)\n",
				want: "Ada Example 2026-11-23 10:10|Ben Sample 2026-11-25 13:30|Cy Made 14:00|Di Up 2026-11-24 14:00|Ed Mock 14:30"},
			{name: "evenings", in: "Name,Time\nAda Example,7:30 - 9pm\nBen Sample,11:30-12:30pm\nCy Made,noon\nDi Up,1400hrs\nEd Mock,2.15 p.m.\n", want: "Ada Example 19:30|Ben Sample 11:30|Cy Made 12:00|Di Up 14:00|Ed Mock 14:15"},
			{name: "dates in words", in: "Name,When\nAda Example,24th of November 2026 @ 2pm\nBen Sample,Thurs 26 Nov - 15:00\nCy Made,\"November 24, 2026 3:15 PM BST\"\n", want: "Ada Example 2026-11-24 14:00|Ben Sample 2026-11-26 15:00|Cy Made 2026-11-24 15:15"},
			{name: "one column a day", in: "Name,Tuesday 24 November slot,Thursday 26 November slot\nAda Example,14:00,\nBen Sample,,15:00\n", want: "Ada Example 2026-11-24 14:00|Ben Sample 2026-11-26 15:00"},
		},
		"I": {
			{name: "the form's own columns", in: "Timestamp,Your name,Which date?\n11/18/2026 09:01:10,Ada Example,12/10/2026\n", want: "Ada Example 2026-12-10"},
			{name: "the week", in: "Name,Date\nAda Example,24/11/2026\n", want: "Ada Example 2026-11-24"},
			{name: "a weekday", in: "Name,Date\nAda Example,Thu 12/10/2026\n", want: "Ada Example 2026-12-10"},
			{name: "filled in ahead of today", in: "Submitted at,Name,Date\n11/12/2026 09:00:00,Ada Example,12/10/2026\n", want: "Ada Example 2026-12-10"},
		},
		"Q": {
			{name: "a quote in the middle", in: "Name,Time\nAda \"the\" Example,2pm\n\"Ben \"\"B\"\" Sample\",3pm\n", want: "Ada \"the\" Example 14:00|Ben \"B\" Sample 15:00"},
			{name: "a quote left open", in: "Name,Time\n\"Ada Example,2pm\nBen Sample,3pm\nCy Made,4pm\n", want: "\"Ada Example 14:00|Ben Sample 15:00|Cy Made 16:00", said: "2: A quote mark"},
			{name: "a line of another encoding", in: "Name,Time\nZoë Example,2pm\nJos\xe9 Sample,3pm\nBj\u00f6rn Made,4pm\n", want: "Zoë Example 14:00|José Sample 15:00|Björn Made 16:00", said: "3: The letters of this line"},
			{name: "a stray zero", in: "Name,Time\nAda Example,2pm\nBen\x00 Sample,3pm\n" + strings.Repeat("Cy Made,4pm\n", 20), want: "Ada Example 14:00|Ben Sample 15:00" + strings.Repeat("|Cy Made 16:00", 20), said: "3: There are signs"},
		},
	} {
		for _, s := range shapes {
			t.Run(kind+"/"+s.name, func(t *testing.T) {
				checkShape(t, ReadBookings(strings.NewReader(s.in), reading(t)), s.want, s.off, s.said, s.dropped)
			})
		}
	}
}

// checkShape is checkCase where what is said besides is not laid down.
func checkShape(t *testing.T, b *Bookings, want, off, saidWanted, dropped string) {
	t.Helper()
	if got := said(b); got != want {
		t.Errorf("got %s\nwant %s\n%s\n%+v", got, want, lines(b.Problems), b.Columns)
	}
	if got := said(&Bookings{List: b.Off}); got != off {
		t.Errorf("not coming: %s, want %s", got, off)
	}
	if got := lines(b.Problems); !strings.Contains(got, saidWanted) {
		t.Errorf("said\n%s\nwant\n%s", got, saidWanted)
	}
	if got := strings.Join(b.Dropped(), ","); dropped != "" && got != dropped {
		t.Errorf("dropped %s, want %s", got, dropped)
	}
}

// A date that nothing decides is asked about, with how it reads both ways; what a
// host says is followed.
func TestADateThatReadsTwoWays(t *testing.T) {
	const in = "Name,Date\nAda Example,03/12/2026\n"
	o := reading(t)
	b := ReadBookings(strings.NewReader(in), o)
	if b.Asks == nil || *b.Asks != (Asks{"03/12/2026", "2026-12-03", "2026-03-12", DayFirst}) || said(b) != "Ada Example 2026-12-03" {
		t.Errorf("%+v %s", b.Asks, said(b))
	}
	o.Order = MonthFirst
	if b = ReadBookings(strings.NewReader(in), o); said(b) != "Ada Example 2026-03-12" || b.Asks == nil {
		t.Errorf("%+v %s", b.Asks, said(b))
	}
	if b = ReadBookings(strings.NewReader("Name,Date\nAda Example,2026-12-03\nBen Sample,24/11/2026\n"), reading(t)); b.Asks != nil {
		t.Errorf("asked about %+v", b.Asks)
	}
}
