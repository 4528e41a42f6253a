package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/desks"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/learning"
	"socialmediasurgery/ui/people"
)

// table is the one table of what can be done: menus, buttons and the list of
// keys (F1) are made from it.
func (s *Shell) table() []kit.Command {
	open := func() bool { return s.open }
	return append([]kit.Command{
		{ID: "check_in_box", Label: "shell.check_in_box", Shortcut: kit.Ctrl(fyne.KeyF, false), Enabled: open, Action: s.onToday(func() { s.today().FocusBox() })},
		{ID: "new_attendee", Label: "shell.new_attendee", Shortcut: kit.Ctrl(fyne.KeyN, false), Enabled: open, Action: s.onToday(func() { s.today().NewAttendee() })},
		{ID: "guest", Label: "shell.guest", Shortcut: kit.Ctrl(fyne.KeyG, false), Enabled: open, Anywhere: true, Action: s.guest},
		{ID: "open_visit", Label: "shell.open_visit", Shortcut: kit.Ctrl(fyne.KeyO, false), Enabled: open, Action: s.onToday(func() { s.today().OpenLast() })},
		{ID: "roles", Label: "shell.roles", Shortcut: kit.Ctrl(fyne.KeyR, false), Enabled: open, Action: func() { s.today().Roles() }},
		{ID: "surgery_details", Label: "shell.surgery_details", Shortcut: kit.Ctrl(fyne.KeyD, false), Enabled: open, Action: func() { s.start().Edit() }},
		{ID: "close_surgery", Label: "shell.close_surgery", Shortcut: kit.Ctrl(fyne.KeyW, false), Enabled: open, Action: func() { s.goTo(closingID) }},
		{ID: "finish", Label: "shell.finish", Shortcut: kit.Ctrl(fyne.KeyReturn, false), Enabled: s.visitReady, Action: func() { s.visit().Finish() }},
		{ID: "escape", Label: "shell.escape", Hint: words.Say("shell.key_escape")},
		{ID: "undo", Label: "shell.undo", LabelNow: func() string { return orElse(s.undo, "shell.nothing_to_undo") }, Shortcut: kit.Ctrl(fyne.KeyZ, false),
			Enabled: func() bool { return s.undo != "" }, Box: (*kit.Entry).UndoTyping, Action: func() { s.revert(s.parts.Rooms.Desk.History.Undo) }},
		{ID: "redo", Label: "shell.redo", LabelNow: func() string { return orElse(s.redo, "shell.nothing_to_redo") }, Shortcut: kit.Ctrl(fyne.KeyZ, true),
			Enabled: func() bool { return s.redo != "" }, Box: (*kit.Entry).RedoTyping, Action: func() { s.revert(s.parts.Rooms.Desk.History.Redo) }},
		{ID: "print", Label: "shell.print", Shortcut: kit.Ctrl(fyne.KeyP, false), Enabled: s.canPrint, Action: s.print},
		{ID: "print_with", Label: "shell.print_with", Shortcut: kit.Ctrl(fyne.KeyP, true), Enabled: s.canPrint, Action: s.printWith},
		{ID: "week_prints", Label: "shell.week_prints", Shortcut: kit.Ctrl(fyne.KeyW, true), Action: s.weekPrints},
		{ID: "save_pdf", Label: "shell.save_pdf", Shortcut: kit.Ctrl(fyne.KeyS, false), Enabled: s.canPrint, Action: s.savePDF},
		{ID: "today", Label: "shell.today", Shortcut: kit.Ctrl(fyne.Key1, false), Action: func() { s.goTo(todayID) }},
		{ID: "people", Label: "shell.people", Shortcut: kit.Ctrl(fyne.Key2, false), Action: func() { s.goTo(peopleID) }},
		{ID: "week", Label: "shell.week", Shortcut: kit.Ctrl(fyne.Key3, false), Action: func() { s.goTo(weekID) }},
		{ID: "barometer", Label: "shell.barometer", Shortcut: kit.Ctrl(fyne.Key4, false), Action: func() { s.goTo(barometerID) }},
		{ID: "learning", Label: "shell.learning", Shortcut: kit.Ctrl(fyne.Key5, false), Action: func() { s.goTo(learningID) }},
		{ID: "reports", Label: "shell.reports", Shortcut: kit.Ctrl(fyne.Key6, false), Action: func() { s.goTo(reportsID) }},
		{ID: "quick_add", Label: "shell.quick_add", Shortcut: kit.Ctrl(fyne.KeyJ, false), Action: func() { learning.QuickAdd(s.forLearning()) }},
		{ID: "upset", Label: "shell.upset", Shortcut: kit.Ctrl(fyne.KeyU, false), Action: func() { people.Upset(s.forPeople()) }},
		{ID: "swap_stick", Label: "sharing.swap", Shortcut: kit.Ctrl(fyne.KeyE, false), Action: func() { desks.SwapStick(s.forDesks()) }},
		{ID: "desks", Label: "sharing.heading", Shortcut: kit.Ctrl(fyne.Key8, false), Action: func() { s.goTo(desksID) }},
		{ID: "lock", Label: "shell.lock", Shortcut: kit.Ctrl(fyne.KeyL, false), Anywhere: true, Action: func() { s.guard.Lock() }},
		{ID: "kiosk", Label: "shell.kiosk", Shortcut: kit.Ctrl(fyne.KeyK, false), Enabled: open, Action: s.startKiosk},
		{ID: "wall", Label: "shell.wall", Key: fyne.KeyF11, Anywhere: true, Action: s.wall.Toggle},
		{ID: "settings", Label: "shell.settings", Shortcut: kit.Ctrl(fyne.Key7, false), Action: func() { s.goTo(settingsID) }},
		{ID: "back", Label: "shell.back", Shortcut: kit.Alt(fyne.KeyLeft), LabelNow: s.backLabel, Action: s.back},
		{ID: "text_bigger", Label: "shell.text_bigger", Shortcut: kit.Ctrl(fyne.KeyPlus, false), Also: []fyne.Shortcut{kit.Ctrl(fyne.KeyEqual, false), kit.Ctrl(fyne.KeyPlus, true), kit.Ctrl(fyne.KeyEqual, true)}, Anywhere: true, Action: func() { s.textSize(+1) }},
		{ID: "text_smaller", Label: "shell.text_smaller", Shortcut: kit.Ctrl(fyne.KeyMinus, false), Anywhere: true, Action: func() { s.textSize(-1) }},
		{ID: "text_usual", Label: "shell.text_usual", Shortcut: kit.Ctrl(fyne.Key0, false), Anywhere: true, Action: func() { s.textSize(0) }},
		{ID: "privacy", Label: "shell.privacy", Shortcut: kit.Ctrl(fyne.KeyI, false), Anywhere: true, Action: s.privacy},
		{ID: "help", Label: "shell.help", Key: fyne.KeyF1, Anywhere: true, Action: s.help},
		{ID: "quit", Label: "shell.quit", Shortcut: kit.Ctrl(fyne.KeyQ, false), Anywhere: true, Quits: true, Action: s.quit},
	}, s.keysOfScreens()...)
}

// keysOfScreens are keys of one screen each. Those without an Action belong to what
// is chosen there, which returns them.
func (s *Shell) keysOfScreens() []kit.Command {
	markable := func() bool { return s.onVisit() && s.visit().CanMark() }
	return []kit.Command{
		{ID: "card_open", Under: "shell.today", Label: "shell.card_open", Hint: words.Say("shell.key_enter")},
		{ID: "card_pair", Under: "shell.today", Label: "shell.card_pair", Hint: kit.KeyHint(kit.Alt(fyne.KeyP))},
		{ID: "card_waits", Under: "shell.today", Label: "today.back_to_waiting", Hint: kit.KeyHint(kit.Alt(fyne.KeyW))},
		{ID: "card_left", Under: "shell.today", Label: "today.leave_unhelped", Hint: kit.KeyHint(kit.Alt(fyne.KeyL))},
		{ID: "card_remove", Under: "shell.today", Label: "today.remove_check_in", Hint: kit.KeyHint(kit.Alt(fyne.KeyDelete))},
		{ID: "card_reopen", Under: "shell.today", Label: "today.reopen", Hint: kit.KeyHint(kit.Alt(fyne.KeyR))},
		{ID: "step_done", Under: "shell.menu_visit", Label: "shell.step_done", Key: fyne.KeySpace, Hint: words.Say("shell.key_space"), Enabled: markable, Action: func() { s.visit().StepDone() }},
		{ID: "step_not_today", Under: "shell.menu_visit", Label: "shell.step_not_today", Key: fyne.KeyS, Enabled: markable, Action: func() { s.visit().StepNotToday() }},
		{ID: "step_not_for_me", Under: "shell.menu_visit", Label: "shell.step_not_for_me", Key: fyne.KeyX, Enabled: markable, Action: func() { s.visit().StepNotForMe() }},
		{ID: "step_note", Under: "shell.menu_visit", Label: "shell.step_note", Key: fyne.KeyN, Enabled: markable, Action: func() { s.visit().StepNote() }},
		{ID: "list_off", Under: "shell.menu_visit", Label: "shell.list_off", Hint: words.Say("shell.key_delete")},
		{ID: "event_add", Under: "shell.week", Label: "shell.event_add", Hint: words.Say("shell.key_event_add")},
		{ID: "event_move", Under: "shell.week", Label: "shell.event_move", Hint: words.Say("shell.key_event_move")},
		{ID: "event_all_week", Under: "shell.week", Label: "shell.event_all_week", Hint: words.Say("shell.key_event_all_week")},
		{ID: "event_checklist", Under: "shell.week", Label: "shell.event_checklist", Hint: words.Say("shell.key_event_checklist")},
		{ID: "event_print", Under: "shell.week", Label: "shell.event_print", Hint: "P"},
		{ID: "event_question", Under: "shell.week", Label: "shell.event_question", Hint: "Q"},
		{ID: "event_start", Under: "shell.week", Label: "shell.event_start", Hint: words.Say("shell.key_event_start")},
		{ID: "question_add", Under: "shell.barometer", Label: "barometer.new", Hint: "A"},
		{ID: "question_paper", Under: "shell.barometer", Label: "barometer.key_in", Hint: "K"},
		{ID: "question_poll", Under: "shell.barometer", Label: "barometer.bring_in", Hint: "B"},
		{ID: "question_share", Under: "shell.barometer", Label: "barometer.share", Hint: "P"},
		{ID: "question_words", Under: "shell.barometer", Label: "barometer.words", Hint: "W"},
		{ID: "word_hide", Under: "barometer.words_title", Label: "barometer.word_hide", Hint: "H"},
		{ID: "word_share", Under: "barometer.words_title", Label: "barometer.word_share", Hint: "S"},
		{ID: "word_erase", Under: "barometer.words_title", Label: "barometer.word_erase", Hint: words.Say("barometer.key_delete")},
		{ID: "learning_add", Under: "shell.learning", Label: "shell.learning_add", Hint: "A"},
		{ID: "learning_sort", Under: "shell.learning", Label: "shell.learning_sort", Hint: words.Say("shell.key_learning_sort")},
		{ID: "learning_merge", Under: "shell.learning", Label: "shell.learning_merge", Hint: words.Say("shell.key_learning_merge")},
		{ID: "learning_move", Under: "shell.learning", Label: "shell.learning_move", Hint: words.Say("shell.key_learning_move")},
		{ID: "story_words", Under: "shell.story", Label: "story.change_words", Hint: "W"},
		{ID: "story_move", Under: "shell.story", Label: "shell.learning_move", Hint: words.Say("shell.key_learning_move")},
		{ID: "closing_finish", Under: "shell.close_surgery", Label: "closing.finish_visit", Hint: words.Say("closing.finish_key")},
	}
}

// menu puts the table on menus, which is where keys work while a box has the
// focus.
func (s *Shell) menu() *fyne.MainMenu {
	return fyne.NewMainMenu(
		s.commands.Menu("shell.menu_surgery", "check_in_box", "new_attendee", "guest", "open_visit", "", "roles", "surgery_details", "close_surgery", "", "swap_stick", "kiosk", "lock", "", "quit"),
		s.commands.Menu("shell.menu_visit", "undo", "redo", "", "print", "print_with", "week_prints", "save_pdf", "finish", "", "quick_add", "upset"),
		s.commands.Menu("shell.menu_view", "today", "people", "week", "barometer", "learning", "reports", "settings", "desks", "back", "", "text_bigger", "text_smaller", "text_usual"),
		s.commands.Menu("shell.menu_help", "help", "", "privacy"),
	)
}

// back goes where the button of the screen that is seen goes too.
func (s *Shell) back() {
	to := todayID
	if s.visible != nil && s.visible.back != "" {
		to = s.visible.back
	}
	s.goTo(to)
}

// backLabel says where that is.
func (s *Shell) backLabel() string {
	if s.visible == nil || s.visible.back == "" {
		return words.Say("shell.back")
	}
	return words.Say("shell.back_to_" + s.visible.back)
}

func orElse(label, key string) string {
	if label != "" {
		return label
	}
	return words.Say(key)
}

// onToday goes to Today first, from wherever the key was pressed.
func (s *Shell) onToday(do func()) func() {
	return func() {
		if s.visible == nil || s.visible.id != todayID {
			s.goTo(todayID)
		}
		do()
	}
}

// guest counts a guest, from any screen.
func (s *Shell) guest() { s.stage.Change(s.parts.Rooms.Today.CountGuest, nil) }

// textSize steps through the text sizes; 0 is the usual one.
func (s *Shell) textSize(by int) {
	now := s.parts.Rooms.Settings.Settings()
	sizes := kit.TextSizes()
	next := sizes[0]
	if by != 0 {
		i := 0
		for n, size := range sizes {
			if size <= now.TextSize {
				i = n
			}
		}
		next = sizes[min(max(i+by, 0), len(sizes)-1)]
	}
	if next == now.TextSize {
		return
	}
	now.TextSize = next
	s.stage.Try(func() (surgery.Change, error) {
		done, err := s.parts.Rooms.Settings.Set(now)
		done.Notice = "" // everybody can see it
		return done, err
	}, func(_ surgery.Change, err error) {
		if err != nil {
			kit.ShowError(s.stage.Window, err)
			return
		}
		s.restyled()
	})
}

func dayWords(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return t.Format("Mon 2 Jan")
}
