// Package settings is the screen for what is set once: the organisation, the
// look, prints, the lock, backups, surgeons, checklists, and where everything lies. Each change is
// kept at once, and said.
package settings

import (
	"io/fs"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	backupsroom "socialmediasurgery/surgery/desk/backups"
	lockroom "socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Place is where something lies: the key of its words, and its path.
type Place struct{ What, Path string }

// Screen is the settings.
type Screen struct {
	// Places lists where everything lies, Version which program this is, and Files
	// what it carries inside; the shell sets them before Content.
	Places  []Place
	Version string
	Files   fs.FS

	stage        *Stage
	content      *fyne.Container
	view         *kit.StateView
	full         *fyne.Container
	head, parts  *fyne.Container
	scroll       *container.Scroll
	tight        bool // heading and ways are scrolled with the cards
	organisation *organisation
	look         *look
	prints       *prints
	easier       *easier
	surgeons     *surgeons
	checklists   *checklists
	spoken       *spoken
	wall         *wall
	lock         *lock
	backups      *backups
	about        *about
	texts        *kit.Card
	desks        *kit.Card
	asked        bool // for the printers
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage}
	s.organisation = newOrganisation(s)
	s.look = newLook(s)
	s.prints = newPrints(s)
	s.easier = newEasier(s)
	s.surgeons = newSurgeons(stage)
	s.checklists = newChecklists(s)
	s.spoken = newSpoken(s)
	s.wall = newWall(s)
	s.lock = newLock(s)
	s.backups = newBackups(s)
	return s
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject {
	if s.content == nil {
		s.about = newAbout(s, s.Places, s.Version)
		left := kit.Column(12, s.organisation.card, s.look.card, s.prints.card, s.easier.card, s.spoken.card, s.wall.card)
		s.texts, s.desks = newTexts(s), newDesks(s)
		if s.stage.Sharing.Joined() {
			s.onlyHome()
		}
		right := kit.Column(12, s.desks, s.lock.card, s.backups.card, s.surgeons.card, s.checklists.card, s.texts, s.about.card)
		s.parts = kit.Padded(kit.Step, 24, 24, 24, kit.Tiles(440, 12, left, right))
		s.scroll = kit.Scrolled(s.parts)
		s.head = kit.Padded(18, 24, kit.Step, 24, kit.Column(2, kit.Heading(words.Say("settings.heading")), kit.Muted(words.Say("settings.at_once")),
			kit.VGap(4), kit.Sections(s.scroll, s.sections()...)))
		s.full = kit.Stack()
		s.view = kit.NewStateView(s.full)
		s.fit(large())
		s.content = kit.Stack(s.view)
	}
	return s.content
}

// large reports whether letters are so large that the ways to the cards would leave
// these no room.
func large() bool { return kit.Grow(100) >= 150 }

// fit puts heading and ways above the cards, or, where these need the room, into what
// is scrolled. The settings come first in the order of Tab, then the ways to them.
func (s *Screen) fit(tight bool) {
	if len(s.full.Objects) > 0 && s.tight == tight {
		return
	}
	s.tight = tight
	under := func(o fyne.CanvasObject) *fyne.Container {
		return container.New(layout.NewBorderLayout(s.head, nil, nil, nil), o, s.head)
	}
	if tight {
		s.scroll.Content = under(s.parts)
		s.full.Objects = []fyne.CanvasObject{s.scroll}
	} else {
		s.scroll.Content = s.parts
		s.full.Objects = []fyne.CanvasObject{under(s.scroll)}
	}
	s.scroll.Refresh()
	s.full.Refresh()
}

// onlyHome hides what the home desk alone sets, and what a joined desk does not have.
func (s *Screen) onlyHome() {
	for _, c := range []*kit.Card{s.organisation.card, s.easier.card, s.backups.card, s.checklists.card, s.spoken.card, s.texts} {
		c.Hide()
	}
}

// sections are the ways to each card, by its heading.
func (s *Screen) sections() (all []kit.Section) {
	for _, way := range s.everySection() {
		if way.Part.Visible() {
			all = append(all, way)
		}
	}
	return all
}

func (s *Screen) everySection() []kit.Section {
	return []kit.Section{
		{Label: words.Say("settings.organisation_title"), Part: s.organisation.card},
		{Label: words.Say("settings.look_title"), Part: s.look.card},
		{Label: words.Say("settings.prints_title"), Part: s.prints.card},
		{Label: words.Say("settings.easy_section"), Part: s.easier.card},
		{Label: words.Say("settings.languages_short"), Part: s.spoken.card},
		{Label: words.Say("wall.setting_title"), Part: s.wall.card},
		{Label: words.Say("sharing.heading"), Part: s.desks},
		{Label: words.Say("lockset.title"), Part: s.lock.card},
		{Label: words.Say("backups.title"), Part: s.backups.card},
		{Label: words.Say("settings.surgeons_title"), Part: s.surgeons.card},
		{Label: words.Say("settings.checklists_title"), Part: s.checklists.card},
		{Label: words.Say("texts.heading"), Part: s.texts},
		{Label: words.Say("settings.places_title"), Part: s.about.card},
	}
}

// state is what the screen shows.
type state struct {
	settings.Settings
	surgeons   []*surgery.Surgeon
	problems   []checklist.Problem
	checklists int
	printFlag  string

	lock     lockroom.State
	pin      bool
	joined   bool // a joined desk: the home desk chooses its passphrase
	places   []backupsroom.BackupPlace
	all      []backupsroom.Place // where everything else lies
	lacks    []string            // what the full privacy notice does not say yet
	easyRead bool                // somebody with a learning disability checked the words that are easier to read
	oldPaper []string            // folders whose backups open only with an older recovery key
	spoken   []texts.Language
	unspoken []checklist.Problem // files of languages that are not used
}

// Shown reads everything anew.
func (s *Screen) Shown() {
	s.load(func() {
		if s.stage.Sharing.Joined() {
			kit.Focus(s.look.look)
		} else {
			kit.Focus(s.organisation.name.entry)
		}
		s.askPrinters()
	})
}

// Changed reads it again; text that is being typed stays.
func (s *Screen) Changed([]surgery.Family) { s.load(func() {}) }

func (s *Screen) load(then func()) {
	s.Content()
	kit.Read(s.stage.Stage, s.view, s.Shown, func() (state, error) {
		stage := s.stage
		all, err := stage.Today.Surgeons()
		if err != nil {
			return state{}, err
		}
		pin, err := stage.Lock.HasPIN()
		if err != nil {
			return state{}, err
		}
		places, err := stage.Backups.BackupPlaces()
		if err != nil {
			return state{}, err
		}
		var lacks []string
		if !stage.Sharing.Joined() { // else the notice is the home desk's
			lacks, err = stage.Texts.NoticeLacks()
		}
		_, easyRead := stage.Settings.EasyRead()
		return state{Settings: stage.Settings.Settings(), surgeons: all, problems: stage.Checklists.Problems(), checklists: stage.Checklists.Count(),
			printFlag: stage.Prints.PrintFlag(), lock: stage.Lock.State(), pin: pin, joined: stage.Sharing.Joined(), places: places, all: stage.Backups.Places(), lacks: lacks,
			easyRead: easyRead, oldPaper: stage.Backups.OldPaper(), spoken: stage.Texts.Languages(), unspoken: stage.Texts.LanguageProblems()}, err
	}, func(now state) {
		s.refresh(now)
		then()
	})
}

func (s *Screen) refresh(now state) {
	s.fit(large())
	s.organisation.show(now)
	s.look.show(now)
	s.prints.show(now)
	s.easier.show(now)
	s.surgeons.show(now)
	s.checklists.show(now)
	s.spoken.show(now)
	s.wall.show(now)
	s.lock.show(now)
	s.backups.show(now)
	s.about.show(now)
	s.view.Full()
}

// askPrinters asks the system for its printers, once: it can be slow to answer.
func (s *Screen) askPrinters() {
	if s.asked {
		return
	}
	s.asked = true
	kit.Beside(s.stage.Runner, s.stage.Prints.Printers, func(found []printer.Queue, err error) { s.prints.found(found, err) })
}

// keep changes one thing in the settings. told gets the error, which then was
// not shown; nil has it shown.
func (s *Screen) keep(change func(*settings.Settings), told func(error)) {
	s.stage.Try(func() (surgery.Change, error) {
		now := s.stage.Settings.Settings()
		change(&now)
		return s.stage.Settings.Set(now)
	}, func(_ surgery.Change, err error) {
		switch {
		case told != nil:
			told(err)
		case err != nil:
			kit.ShowError(s.stage.Window, err)
		}
	})
}
