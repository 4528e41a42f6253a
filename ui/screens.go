package ui

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/asking"
	"socialmediasurgery/ui/barometer"
	"socialmediasurgery/ui/checklists"
	"socialmediasurgery/ui/closing"
	"socialmediasurgery/ui/desks"
	"socialmediasurgery/ui/door"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/learning"
	"socialmediasurgery/ui/people"
	"socialmediasurgery/ui/reports"
	"socialmediasurgery/ui/settings"
	"socialmediasurgery/ui/start"
	"socialmediasurgery/ui/story"
	"socialmediasurgery/ui/texts"
	"socialmediasurgery/ui/today"
	"socialmediasurgery/ui/visit"
	"socialmediasurgery/ui/wall"
	"socialmediasurgery/ui/week"
)

// place is a row of the table of screens. A new screen is a new row.
type place struct {
	id    string
	title string           // key of its words, on the way there at the left; "" for none
	low   bool             // stands at the foot of the ways
	names bool             // names people who are not at the table: covered when nobody uses it
	whole bool             // takes the whole window, without the ways at the left
	under string           // the way that is marked on a screen without one of its own
	back  string           // where one goes back to; "" is Today
	home  bool             // only the home desk of a shared surgery has it
	shows []surgery.Family // what of it shows there when it was undone elsewhere
	build func(*Shell) kit.Screen
}

// places are all screens. Each is built when it is first gone to, so that the
// first window has only its own to make.
var places = []place{
	{id: todayID, title: "shell.today", names: true, shows: []surgery.Family{surgery.Surgeries, surgery.Visits, surgery.Presences}, build: func(s *Shell) kit.Screen { return s.buildToday() }},
	{id: peopleID, home: true, title: "shell.people", names: true, shows: []surgery.Family{surgery.Attendees, surgery.PassedOns}, build: func(s *Shell) kit.Screen { return people.New(s.forPeople()) }},
	{id: weekID, home: true, title: "shell.week", shows: []surgery.Family{surgery.Weeks, surgery.Events, surgery.Steps}, build: func(s *Shell) kit.Screen { return week.New(s.forWeek()) }},
	{id: barometerID, home: true, title: "shell.barometer", shows: []surgery.Family{surgery.Barometers}, build: func(s *Shell) kit.Screen { return barometer.New(s.forBarometer()) }},
	{id: learningID, home: true, title: "shell.learning", shows: []surgery.Family{surgery.Learnings}, build: func(s *Shell) kit.Screen { return learning.New(s.forLearning()) }},
	{id: reportsID, home: true, title: "shell.reports", build: func(s *Shell) kit.Screen { return reports.New(s.forReports()) }},
	{id: settingsID, title: "shell.settings", low: true, shows: []surgery.Family{surgery.Surgeons, surgery.Contents}, build: func(s *Shell) kit.Screen { return s.buildSettings() }},
	{id: startID, under: todayID, build: func(s *Shell) kit.Screen { return s.buildStart() }},
	{id: closingID, home: true, under: todayID, names: true, shows: []surgery.Family{surgery.Visits, surgery.Learnings}, build: func(s *Shell) kit.Screen { return s.buildClosing() }},
	{id: checklistsID, home: true, under: settingsID, back: settingsID, shows: []surgery.Family{surgery.Contents}, build: func(s *Shell) kit.Screen { return checklists.New(s.forChecklists()) }},
	{id: textsID, home: true, under: settingsID, back: settingsID, shows: []surgery.Family{surgery.Contents}, build: func(s *Shell) kit.Screen { return texts.New(s.forTexts()) }},
	{id: storyID, home: true, under: learningID, back: learningID, shows: []surgery.Family{surgery.Stories}, build: func(s *Shell) kit.Screen { return story.New(s.forStory()) }},
	{id: desksID, under: settingsID, back: settingsID, names: true, build: func(s *Shell) kit.Screen { return s.buildDesks() }},
	{id: askingID, whole: true, back: barometerID, build: func(s *Shell) kit.Screen { return asking.NewScreen(s.forAsking()) }},
	{id: visitID, whole: true, build: func(s *Shell) kit.Screen { return visit.New(s.forVisit()) }},
}

// The ids of screens, which are also the ids of the commands that go there.
const (
	todayID      = "today"
	visitID      = "visit"
	weekID       = "week"
	peopleID     = "people"
	barometerID  = "barometer"
	askingID     = "asking"
	learningID   = "learning"
	storyID      = "story"
	reportsID    = "reports"
	settingsID   = "settings"
	startID      = "start"
	closingID    = "closing"
	desksID      = "desks"
	textsID      = "texts"
	checklistsID = "checklists"
)

// shown is a screen that has been built.
type shown struct {
	place
	screen kit.Screen
	stale  []surgery.Family // changed while it was hidden
}

// screen returns the screen with that id, building it the first time.
func (s *Shell) screen(id string) *shown {
	if built := s.built[id]; built != nil {
		return built
	}
	for _, p := range places {
		if p.id == id {
			built := &shown{place: p}
			if p.home && s.parts.Rooms.Sharing.Joined() {
				built.screen = newAtHome(s, p)
			} else {
				built.screen = p.build(s)
			}
			s.built[id] = built
			return built
		}
	}
	panic("ui: no screen " + id) // a name in our own code is wrong
}

func (s *Shell) buildToday() kit.Screen {
	screen := today.New(s.forToday())
	screen.LookAtSheet = s.lookAtSheet
	return screen
}

func (s *Shell) buildSettings() kit.Screen {
	screen := settings.New(s.forSettings())
	screen.Version, screen.Files = s.parts.Version, s.parts.Files
	for _, p := range s.parts.Places {
		screen.Places = append(screen.Places, settings.Place{What: p.What, Path: p.Path})
	}
	return screen
}

func (s *Shell) buildStart() kit.Screen {
	screen := start.New(s.forStart())
	screen.Protect = func(then func()) { settings.ChoosePassphrase(s.forSettings(), then) }
	screen.BringBack = func() { settings.BringBack(s.forSettings(), "") }
	if s.parts.Anew != nil && !s.parts.MadeUp {
		screen.Join = func() { desks.Join(s.forDesks()) }
	}
	if s.parts.Demo != nil {
		screen.Demo = func() {
			if err := s.parts.Demo(); err != nil {
				kit.ShowError(s.stage.Window, err)
			}
		}
	}
	return screen
}

func (s *Shell) buildDesks() kit.Screen { return desks.New(s.forDesks()) }

func (s *Shell) buildClosing() kit.Screen {
	screen := closing.New(s.forClosing())
	screen.Quit = s.end
	return screen
}

// The screens whose commands stand in the table, by their own types.
func (s *Shell) today() *today.Screen     { return s.screen(todayID).screen.(*today.Screen) }
func (s *Shell) visit() *visit.Screen     { return s.screen(visitID).screen.(*visit.Screen) }
func (s *Shell) start() *start.Screen     { return s.screen(startID).screen.(*start.Screen) }
func (s *Shell) closing() *closing.Screen { return s.screen(closingID).screen.(*closing.Screen) }
func (s *Shell) desks() *desks.Screen     { return s.screen(desksID).screen.(*desks.Screen) }
func (s *Shell) story() *story.Screen     { return s.screen(storyID).screen.(*story.Screen) }

// What the shell gives each screen: what it gives to all, and the rooms it uses.

func (s *Shell) forAsking() *asking.Stage {
	r := s.parts.Rooms
	return &asking.Stage{Stage: s.stage, Barometer: r.Barometer}
}

func (s *Shell) forBarometer() *barometer.Stage {
	r := s.parts.Rooms
	return &barometer.Stage{Stage: s.stage, Barometer: r.Barometer, Prints: r.Prints}
}

func (s *Shell) forChecklists() *checklists.Stage {
	r := s.parts.Rooms
	return &checklists.Stage{Stage: s.stage, Checklists: r.Checklists, Prints: r.Prints}
}

func (s *Shell) forClosing() *closing.Stage {
	r := s.parts.Rooms
	return &closing.Stage{Stage: s.stage, Closing: r.Closing, Prints: r.Prints, Sharing: r.Sharing, Start: r.Start, Today: r.Today}
}

func (s *Shell) forDesks() *desks.Stage {
	stage := &desks.Stage{Stage: s.stage, Hidden: s.guard.hidden, Crossed: s.parts.Rooms.Crossed, Sharing: s.parts.Rooms.Sharing, HomeLost: s.parts.Rooms.HomeLost,
		Protect:      func(then func()) { settings.ChoosePassphrase(s.forSettings(), then) },
		ChooseFolder: func(from string, chosen func(string)) { settings.ChooseFolder(s.forSettings(), from, chosen) }}
	if s.parts.Networks != nil && !s.parts.MadeUp {
		stage.Live, stage.Networks = s.parts.Rooms.Live, s.parts.Networks
	}
	if s.parts.Anew != nil && !s.parts.MadeUp {
		stage.Anew = s.anew
	}
	return stage
}

func (s *Shell) forDoor() *door.Stage {
	r := s.parts.Rooms
	return &door.Stage{Stage: s.stage, Lock: r.Lock}
}

func (s *Shell) forLearning() *learning.Stage {
	r := s.parts.Rooms
	return &learning.Stage{Stage: s.stage, Learning: r.Learning, Prints: r.Prints}
}

func (s *Shell) forPeople() *people.Stage {
	r := s.parts.Rooms
	return &people.Stage{Stage: s.stage, Backups: r.Backups, People: r.People, Prints: r.Prints, Sharing: r.Sharing, Today: r.Today, WeekPrints: r.WeekPrints}
}

func (s *Shell) forReports() *reports.Stage {
	r := s.parts.Rooms
	return &reports.Stage{Stage: s.stage, Prints: r.Prints, Reports: r.Reports}
}

func (s *Shell) forSettings() *settings.Stage {
	r := s.parts.Rooms
	return &settings.Stage{Stage: s.stage, Backups: r.Backups, Checklists: r.Checklists, Lock: r.Lock, Prints: r.Prints, Restore: r.Restore,
		Settings: r.Settings, Sharing: r.Sharing, Texts: r.Texts, Today: r.Today}
}

func (s *Shell) forStart() *start.Stage {
	r := s.parts.Rooms
	return &start.Stage{Stage: s.stage, Lock: r.Lock, Start: r.Start}
}

func (s *Shell) forStory() *story.Stage {
	r := s.parts.Rooms
	return &story.Stage{Stage: s.stage, Prints: r.Prints, Story: r.Story}
}

func (s *Shell) forTexts() *texts.Stage {
	r := s.parts.Rooms
	return &texts.Stage{Stage: s.stage, Texts: r.Texts, WeekPrints: r.WeekPrints}
}

func (s *Shell) forToday() *today.Stage {
	r := s.parts.Rooms
	return &today.Stage{Stage: s.stage, Checklists: r.Checklists, Prints: r.Prints, Settings: r.Settings, Sharing: r.Sharing, Texts: r.Texts, Today: r.Today, Visit: r.Visit,
		ShowEvent: s.showEvent}
}

func (s *Shell) forVisit() *visit.Stage {
	r := s.parts.Rooms
	return &visit.Stage{Stage: s.stage, Checklists: r.Checklists, Prints: r.Prints, Settings: r.Settings, Texts: r.Texts, Visit: r.Visit}
}

func (s *Shell) forWall() *wall.Stage {
	r := s.parts.Rooms
	return &wall.Stage{Stage: s.stage, Prints: r.Prints, Wall: r.Wall}
}

func (s *Shell) forWeek() *week.Stage {
	r := s.parts.Rooms
	return &week.Stage{Stage: s.stage, Bookings: r.Bookings, Prints: r.Prints, Start: r.Start, Week: r.Week, PrintEvent: s.printEvent, AskAbout: s.askAbout}
}
