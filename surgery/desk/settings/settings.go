package settings

import (
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/words"
)

// Settings are this laptop's. They are plain: nothing of an attendee is in them,
// and whom to ask about the notice is printed for everybody anyway.
type Settings struct {
	Organisation   string
	AttendeeLabel  string           // attendee, learner, guest
	Printer        string           // name of a printer; "" for the system's own choice
	PrintTo        string           // folder that prints go to instead; "" for a printer
	Look           string           // light, dark, high_contrast
	TextSize       int              // percent: 100, 125, 150, 200
	SaveDays       int              // a saved place goes so many days after the last visit
	Checklists     string           // folder of own checklist files; "" for none
	Languages      string           // folder of own languages; "" for none
	LanguageChecks languages.Checks // who read which language
	WallMetres     int              // how far away the codes on the wall can be scanned
	WallNames      bool             // the wall says first names, not only numbers
	CoverMinutes   int              // Today and People are covered after so many idle minutes
	LockMinutes    int              // and everything is locked after so many
	BackupTo       string           // folder that backups also go to: a stick, a network share; "" for none

	// What the full privacy notice says of the organisation; "" leaves its sentence out.
	Contact    string // whom to ask about one's information
	Officer    string // the data protection officer: a name, a role, an address
	Basis      string // ends "The law lets us use your details to ..."
	Complaints string // where to write to when unhappy; "" is Contact

	// Who with a learning disability checked the words that are easier to read, and
	// on which day; "" for nobody yet. The name stands on no print.
	EasyBy, EasyOn string

	// Servers are the addresses of the organisation's message server, with a space between;
	// "" for none. What lets a laptop in there is its own.
	Servers string
}

// Labels lists what the people who come may be called.
var Labels = []string{"attendee", "learner", "guest"}

// Looks lists the looks.
var Looks = []string{"light", "dark", "high_contrast"}

// TextSizes lists the text sizes, in percent.
var TextSizes = []int{100, 125, 150, 200}

// WallDistances lists how far away the codes on the wall may be scanned, in metres.
var WallDistances = []int{3, 4, 6, 8}

const (
	usualMetres   = 4
	usualSaveDays = 90
	mostSaveDays  = 730
	usualCover    = 2
	usualLock     = 20
	mostIdle      = 120 // minutes; a cover or lock that never comes is none
)

func readSettings(raw map[string]string) Settings {
	s := Settings{Organisation: raw["organisation"], AttendeeLabel: raw["attendee_label"], Printer: raw["printer"],
		Contact: raw["contact"], Officer: raw["officer"], Basis: raw["basis"], Complaints: raw["complaints"],
		EasyBy: raw["easy_by"], EasyOn: raw["easy_on"], Servers: raw["message_servers"],
		PrintTo: raw["print_to"], Look: raw["look"], BackupTo: raw["backup_to"], Checklists: raw["checklists"], Languages: raw["languages"], LanguageChecks: languages.Checks(raw["language_checks"]), WallNames: raw["wall_names"] != ""}
	s.TextSize, _ = strconv.Atoi(raw["text_size"]) // a broken number is put right below
	s.SaveDays, _ = strconv.Atoi(raw["save_days"])
	s.WallMetres, _ = strconv.Atoi(raw["wall_metres"])
	s.CoverMinutes, s.LockMinutes = idle(raw["cover_minutes"], usualCover), idle(raw["lock_minutes"], usualLock)
	if !slices.Contains(WallDistances, s.WallMetres) {
		s.WallMetres = usualMetres
	}
	if !slices.Contains(Labels, s.AttendeeLabel) {
		s.AttendeeLabel = Labels[0]
	}
	if !slices.Contains(Looks, s.Look) {
		s.Look = Looks[0]
	}
	if !slices.Contains(TextSizes, s.TextSize) {
		s.TextSize = TextSizes[0]
	}
	if s.SaveDays < 1 || s.SaveDays > mostSaveDays {
		s.SaveDays = usualSaveDays
	}
	return s
}

// idle reads minutes, and puts a broken number right.
func idle(raw string, usual int) int {
	n, err := strconv.Atoi(raw)
	if err != nil || n < 1 || n > mostIdle {
		return usual
	}
	return n
}

// Settings returns the settings. Unlike other methods it may be called from any
// goroutine: a look is wanted in the middle of drawing.
func (r *Room) Settings() Settings {
	r.settling.Lock()
	defer r.settling.Unlock()
	return r.settings
}

// Set keeps the settings; a label, look or text size we do not have
// becomes the usual one. At a joined desk only the laptop's own may change.
func (r *Room) Set(s Settings) (surgery.Change, error) {
	if err := r.desk.AtHome(); err != nil && !atEveryDesk(r.Settings(), s) {
		return surgery.Change{}, err
	}
	done, err := r.set(s, nil)
	if err == nil {
		done.Notice = words.Say("desk.settings_kept")
	}
	return done, err
}

// check cleans what was typed, and returns what is wrong with it.
func (r *Room) check(s *Settings) error {
	for _, typed := range []*string{&s.Organisation, &s.AttendeeLabel, &s.Contact, &s.Officer, &s.Basis, &s.Complaints, &s.EasyBy} {
		*typed = surgery.Clean(*typed)
		if utf8.RuneCountInString(*typed) > surgery.MaxName {
			return surgery.Fail(surgery.Invalid, "error.too_long", "most", surgery.MaxName)
		}
	}
	if s.SaveDays < 1 || s.SaveDays > mostSaveDays {
		return surgery.Fail(surgery.Invalid, "error.save_days", "most", mostSaveDays)
	}
	return r.checksEasy(*s)
}

// written returns the settings as the store holds them.
func written(s Settings) map[string]string {
	raw := map[string]string{
		"organisation": s.Organisation, "attendee_label": s.AttendeeLabel, "printer": s.Printer, "print_to": s.PrintTo,
		"look": s.Look, "text_size": strconv.Itoa(s.TextSize), "save_days": strconv.Itoa(s.SaveDays), "checklists": s.Checklists,
		"languages": s.Languages, "language_checks": string(s.LanguageChecks),
		"contact": s.Contact, "officer": s.Officer, "basis": s.Basis, "complaints": s.Complaints,
		"easy_by": s.EasyBy, "easy_on": s.EasyOn, "message_servers": s.Servers,
		"wall_metres": strconv.Itoa(s.WallMetres), "wall_names": "",
		"backup_to": s.BackupTo, "cover_minutes": strconv.Itoa(s.CoverMinutes), "lock_minutes": strconv.Itoa(s.LockMinutes),
	}
	if s.WallNames {
		raw["wall_names"] = "yes"
	}
	return raw
}

// follow makes these the settings, and what depends on them follow.
func (r *Room) follow(s Settings) {
	r.settling.Lock()
	r.settings = s
	r.settling.Unlock()
	words.CallAttendees(s.AttendeeLabel)
}

func (r *Room) watchSettings() desk.Watch {
	return desk.Watch{Opened: func() error {
		raw, err := r.desk.Store().Settings()
		r.follow(readSettings(raw))
		return err
	}}
}

// SaveUntil returns until when a place saved today is kept.
func (r *Room) SaveUntil() string {
	return r.desk.Now().AddDate(0, 0, r.settings.SaveDays).Format(time.DateOnly)
}
