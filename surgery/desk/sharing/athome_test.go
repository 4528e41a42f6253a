package sharing_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/report"
)

// atHome has, of each room of which a joined desk does not have everything, what only the
// home desk reads, exports, prints and keeps; and what every desk has, or what the store
// judges as it is written. Each method stands in one of them.
var atHome = map[string]struct{ home, every []string }{
	"People": {
		home: []string{"EraseDue", "MergePeople", "RecordPaper", "PassedOns", "CorrectPassedOn", "ErasePassedOn", "People", "FindPeople", "Person",
			"EditPerson", "Due", "Record", "SaveRecord"},
		every: []string{"SetConsent", "ErasePeople", "ReceiptPaper", "Erase", "Unname", "Join", "OneVisit", "PassOn", "Count"},
	},
	"Week": {
		home: []string{"Board", "Weeks", "NewWeek", "ReadEvents", "ExportCalendar", "EventList"},
		every: []string{"Coming", "NextSurgery", "Calendar", "WeekToShow", "EventWhen", "SaveEvent", "MoveEvent", "LastAllWeek", "LastADay", "RemoveEvent", "EventTime",
			"ImportEvents", "WeekEvents", "MarkEventStep", "Current", "SaveWeek"},
	},
	"Reports": {home: []string{"SaveTable", "Table", "Slide", "SavePicture", "Leave", "Paper", "Periods", "Report"}, every: []string{"ToFolder"}},
	"Story":   {home: []string{"Paper", "SaveAs", "Document", "Board"}, every: []string{"Save"}},
	"Closing": {home: []string{"Closing"}, every: []string{"CloseSurgery", "EndVisit"}},
	"Texts": {
		home: []string{"Rows", "Texts", "NoticeLacks", "ProtectionPaper", "LanguageTable", "ReadLanguageTable", "TakeInLanguageTable", "CheckedLanguage"},
		every: []string{"EasySteps", "EasierWords", "EasierBoxes", "OwnWords", "EasierText", "Languages", "LanguageProblems", "LookAtLanguages", "Voice",
			"LanguageName", "Notice", "FullNotice", "Filled", "CheckedToday", "Text", "Save", "Shipped", "EveryHandout"},
	},
	"Backups": {
		home: []string{"BackUp", "DueBackup", "MakeBackup"},
		every: []string{"BackupPlaces", "BackUpAnew", "Backups", "FetchBackup", "BackedUp", "BackUpAfter", "CheckOnStart", "NewCheck", "DueCheck", "Checked", "BackupsTold", "TakeBackups", "UnreachedBackups",
			"BackupDelivered", "AwaitFolders", "KeptDamaged", "KeepingDamaged", "RefreshKeybags", "EndAside", "Opener", "Places", "ProveBackups", "OldPaper",
			"BackUpChanged", "ForgetFetched"},
	},
	"Restore": {home: []string{"LookInto", "Restore"}},
	"Lock": {
		home: []string{"SetPassphrase", "NewRecovery"},
		every: []string{"Unlock", "UnlockRecovery", "MustSetPassphrase", "RecoveryPaper", "JudgePassphrase", "State", "CanKeepSecret", "Portable", "UsesStoreSecret",
			"HasPIN", "SetPIN", "LiftCover"},
	},
	"Barometer": {
		home: []string{"Board", "New", "Of", "Results", "ResultsLeaving", "Paper", "Picture", "SavePicture", "SaveCSV", "ReadPoll", "ImportPoll", "RemovePoll",
			"OwnWords", "MarkWord", "EraseWord"},
		every: []string{"Asking", "Answer", "CountPaper", "PaperCounts", "Counted", "Example", "Save", "SaveOf", "Remove", "ResultsFor", "TallyOf", "WallQuestions",
			"SharedWords"},
	},
	"Learning": {
		home:  []string{"Export", "Log", "Learning", "Merged"},
		every: []string{"Add", "Edit", "Sort", "Remove", "Move", "Events", "Merge"},
	},
	"Checklists": {
		home:  []string{"Rows", "New", "Name", "Hide", "SaveStep", "MoveStep", "HideStep", "Shipped", "Share", "Read", "TakeIn", "Paper", "House"},
		every: []string{"Lists", "Checklist", "Problems", "Offer", "LookAgain", "Count", "TakeHouse", "Inherit", "Kept"},
	},
	"WeekPrints": {home: []string{"List", "OfEvent", "Paper", "PaperWith", "TextShown"}, every: []string{"Codes", "Handout", "HandoutWith"}},
	"HomeLost":   {home: []string{"Start", "Take", "Finish"}, every: []string{"Write", "Written"}},
	"Live": {
		every: []string{"Came", "Exchange", "State", "Line", "Lead", "Follow", "Use", "Rest", "TakeOver", "Invite", "LetIn", "Knock", "Server"},
	},
	"Bookings": {home: []string{"Import", "Preview", "Read"}},
}

// What is at the home desk cannot be read, exported or printed at a joined desk, by
// whichever way it is asked for.
func TestWhatIsAtTheHomeDesk(t *testing.T) {
	s := shared(t)
	b := s.join("Front door")
	for name, methods := range atHome {
		room := reflect.ValueOf(*b).FieldByName(name)
		all := slices.Concat(methods.home, methods.every)
		for i := range room.NumMethod() {
			if method := room.Type().Method(i).Name; !slices.Contains(all, method) {
				t.Errorf("say of %s.%s whether a joined desk has it", name, method)
			}
		}
		for _, method := range methods.home {
			m := room.MethodByName(method)
			if !m.IsValid() {
				t.Errorf("there is no %s.%s", name, method)
				continue
			}
			if err := refusal(m); surgery.AsError(err).Key != "error.at_home_desk" {
				t.Errorf("%s.%s: %v", name, method, err)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(atHome)) { // at home all of it is there
		if len(atHome[name].home) == 0 {
			continue
		}
		if err := refusal(reflect.ValueOf(*s.home).FieldByName(name).MethodByName(atHome[name].home[0])); surgery.AsError(err).Key == "error.at_home_desk" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.home.Reports.Report(report.Month, "2026-11"); surgery.AsError(err).Key == "error.at_home_desk" {
		t.Error(err)
	}
}

// refusal calls a method with nothing, and returns its error.
func refusal(m reflect.Value) (err error) {
	defer func() {
		if recover() != nil {
			err = surgery.Fail(surgery.Internal, "error.internal")
		}
	}()
	var nothing []reflect.Value
	for i := range m.Type().NumIn() {
		if m.Type().IsVariadic() && i == m.Type().NumIn()-1 {
			break
		}
		nothing = append(nothing, reflect.Zero(m.Type().In(i)))
	}
	out := m.Call(nothing)
	err, _ = out[len(out)-1].Interface().(error)
	if err == nil {
		err = surgery.Fail(surgery.Internal, "error.internal")
	}
	return err
}

// At a joined desk one person who asks for it is erased, and no more; what is the
// laptop's own is set there, and what is the organisation's is not.
func TestWhatAJoinedDeskMay(t *testing.T) {
	s := shared(t)
	b := s.join("Front door")
	var people []surgery.ID
	for _, name := range []string{"Kepthelene One", "Quixotic Two", "Wobble Three"} {
		v := world.Got[*surgery.Visit](t)(b.Desk.Store().Visit(world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: name})).Visit))
		people = append(people, v.Attendee)
	}
	if _, _, err := b.People.ErasePeople(people[1:]); surgery.AsError(err).Key != "error.at_home_desk" {
		t.Errorf("two at once: %v", err)
	}
	if _, _, err := b.People.ErasePeople(people[:1]); err != nil {
		t.Error(err)
	}
	for what, change := range map[string]func(*settings.Settings){
		"organisation": func(s *settings.Settings) { s.Organisation = "Made-up Trust" },
		"label":        func(s *settings.Settings) { s.AttendeeLabel = "guest" },
		"days":         func(s *settings.Settings) { s.SaveDays = 7 },
		"backups":      func(s *settings.Settings) { s.BackupTo = t.TempDir() },
		"checklists":   func(s *settings.Settings) { s.Checklists = t.TempDir() },
	} {
		now := b.Settings.Settings()
		change(&now)
		if _, err := b.Settings.Set(now); surgery.AsError(err).Key != "error.at_home_desk" {
			t.Errorf("%s: %v", what, err)
		}
	}
	now := b.Settings.Settings()
	now.Look, now.TextSize, now.CoverMinutes = "dark", 150, 5
	world.Must(t)(b.Settings.Set(now))
}
