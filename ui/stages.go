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
	return &asking.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forBarometer() *barometer.Stage {
	return &barometer.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forChecklists() *checklists.Stage {
	return &checklists.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forClosing() *closing.Stage {
	return &closing.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forDoor() *door.Stage {
	return &door.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forLearning() *learning.Stage {
	return &learning.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forPeople() *people.Stage {
	return &people.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forReports() *reports.Stage {
	return &reports.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forSettings() *settings.Stage {
	return &settings.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forStart() *start.Stage {
	return &start.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forStory() *story.Stage {
	return &story.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forTexts() *texts.Stage {
	return &texts.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forToday() *today.Stage {
	return &today.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forVisit() *visit.Stage {
	return &visit.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forWall() *wall.Stage {
	return &wall.Stage{Stage: s.stage, Desk: s.parts.Desk}
}

func (s *Shell) forWeek() *week.Stage {
	return &week.Stage{Stage: s.stage, Desk: s.parts.Desk}
}
