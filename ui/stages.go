package ui

import (
	"socialmediasurgery/ui/asking"
	"socialmediasurgery/ui/barometer"
	"socialmediasurgery/ui/checklists"
	"socialmediasurgery/ui/closing"
	"socialmediasurgery/ui/door"
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
	return &closing.Stage{Stage: s.stage, Closing: r.Closing, Prints: r.Prints, Start: r.Start, Today: r.Today}
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
	return &people.Stage{Stage: s.stage, Backups: r.Backups, People: r.People, Prints: r.Prints, Today: r.Today, WeekPrints: r.WeekPrints}
}

func (s *Shell) forReports() *reports.Stage {
	r := s.parts.Rooms
	return &reports.Stage{Stage: s.stage, Prints: r.Prints, Reports: r.Reports}
}

func (s *Shell) forSettings() *settings.Stage {
	r := s.parts.Rooms
	return &settings.Stage{Stage: s.stage, Backups: r.Backups, Checklists: r.Checklists, Lock: r.Lock, Prints: r.Prints, Restore: r.Restore,
		Settings: r.Settings, Texts: r.Texts, Today: r.Today}
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
	return &today.Stage{Stage: s.stage, Checklists: r.Checklists, Prints: r.Prints, Settings: r.Settings, Texts: r.Texts, Today: r.Today, Visit: r.Visit}
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
