package settings

import (
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	backupsroom "socialmediasurgery/surgery/desk/backups"
	lockroom "socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// restore is the panel that brings a backup back.
type restore struct {
	stage    *Stage
	choices  []backupsroom.BackupChoice
	list     *kit.List
	none     *kit.Text
	recovery *kit.Entry
	paper    *kit.Field
	shown    *kit.Check // shows what is typed, where that may be a passphrase
	said     *kit.Text
	inside   *fyne.Container
	panel    *kit.Panel

	path   string       // of the backup that is looked at
	here   string       // where it, or a copy of it, lies on this laptop; "" for not yet
	found  bool         // and it can be brought back
	copies []string     // that were fetched to look at
	asked  atomic.Int64 // counts what was asked for, so that only the last is looked into
	closed bool         // the panel is
	preset string       // a file that was opened like a document
}

// BringBack opens the panel that brings a backup back: of those in the folders
// that backups go to, or path, a file, if it is given.
func BringBack(stage *Stage, path string) {
	kit.Load(stage.Stage, stage.Backups.Backups, func(choices []backupsroom.BackupChoice) {
		r := &restore{stage: stage, choices: choices, preset: path}
		r.show()
	})
}

func (r *restore) show() {
	r.list = r.newList()
	r.said, r.inside = kit.Muted(words.Say("backups.none_chosen")), kit.Column(4)
	r.recovery = kit.NewKeyBox(words.Say("backups.recovery_example"))
	r.recovery.OnEnter = func() { r.look(r.path) }
	r.paper = kit.NewField(words.Say("backups.recovery"), r.recovery, words.Say("backups.recovery_hint"))
	r.recovery.OnChanged = func(string) { r.paper.SetWrong("") }
	r.paper.Hide()
	r.shown = showTyped(r.recovery)
	r.shown.Hide()
	r.none = kit.Muted(words.Say("backups.none"))
	r.none.Hidden = len(r.choices) > 0
	file := kit.NewButton(kit.Secondary, words.Say("backups.choose_file"), func() {
		ChooseBackupFile(r.stage.Window, r.stage.Runner, backupFiles, r.look)
	})
	large := kit.Grow(100) > 130 // text for which there is no room beside the list
	high := fixed(228)
	if large {
		high = 84
	}
	frame := kit.NewCard(container.New(high, r.list))
	frame.Padding = -1
	frame.Hidden = len(r.choices) == 0
	left := kit.Column(kit.Step, r.none, frame, kit.Flow(kit.Step, file))
	right := kit.Column(kit.Step, r.said, r.paper, r.shown, r.inside)
	beside := kit.Even(3*kit.Step, left, right)
	width := float32(880)
	if large {
		beside, width = kit.Column(2*kit.Step, left, right), 620
	}
	var first fyne.Focusable = r.list
	if len(r.choices) == 0 || r.preset != "" {
		first = file
	}
	r.panel = kit.ShowPanel(r.stage.Window, kit.PanelParts{Title: words.Say("backups.bring_back_title"), Width: width, First: first,
		Content: kit.Column(12, kit.Body(words.Say("backups.bring_back_what")), beside),
		Verb:    words.Say("backups.bring_back_verb"), Grave: true, Submit: r.submit,
		Closed: r.close})
	switch {
	case r.preset != "":
		r.look(r.preset)
	case len(r.choices) > 0:
		r.list.Select(0)
		r.look(r.choices[0].File.Path())
	}
}

// newList makes the list of backups there are.
func (r *restore) newList() *kit.List {
	return kit.NewList(kit.ListParts{
		Length: func() int { return len(r.choices) },
		Key:    func(i int) string { return r.choices[i].File.Path() },
		New: func() fyne.CanvasObject {
			return kit.Padded(9, 12, 9, 12, kit.MiddleRow(12, kit.Body(kit.Blank).OneLine(), kit.Small(kit.Blank).Unbroken()))
		},
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			parts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
			parts[0].(*kit.Text).Set(capital(dates.DayAndTime(r.stage.Now(), r.choices[i].File.Made)))
			parts[1].(*kit.Text).Set(r.where(r.choices[i]))
		},
		Selected: func(i int) {
			// It takes the focus before there is a panel.
			if i >= 0 && r.panel != nil && r.choices[i].File.Path() != r.path {
				r.look(r.choices[i].File.Path())
			}
		},
		Chosen: func(i int) { r.look(r.choices[i].File.Path()) }, // Return twice by mistake brings nothing back
		Lines:  true,
	})
}

// where says where a backup lies, or that another laptop made it.
func (r *restore) where(c backupsroom.BackupChoice) string {
	switch {
	case !c.Own:
		return words.Say("backups.of_another")
	case c.Here:
		return words.Say("backups.here")
	}
	return filepath.Base(c.File.Folder)
}

// look opens a backup and says what is in it. Nothing changes.
func (r *restore) look(path string) {
	asked := r.asked.Add(1)
	if path != r.path {
		r.recovery.SetText("")
		r.recovery.Conceal(false)
		r.paper.SetHint(words.Say("backups.recovery_hint"))
		r.paper.Hide()
		r.shown.Hide()
		r.here = ""
	}
	r.path, r.found = path, false
	if r.list.SelectedKey() != path && !r.list.SelectKey(path) {
		r.list.Select(-1) // it comes from elsewhere
	}
	r.said.Set(words.Say("backups.looking"))
	r.inside.RemoveAll()
	r.panel.Fail(nil)
	if r.here != "" {
		r.lookInto(asked)
		return
	}
	kit.Beside(r.stage.Runner, func() (string, error) { // its folder may not answer
		if asked != r.asked.Load() {
			return "", nil // another one is wanted by now
		}
		return r.stage.Backups.FetchBackup(path)
	}, func(here string, err error) {
		if here != "" {
			r.copies = append(r.copies, here)
		}
		switch {
		case r.closed:
			r.forget()
		case asked != r.asked.Load():
		case err != nil:
			r.looked(backupsroom.BackupPreview{}, err)
		default:
			r.here = here
			r.lookInto(asked)
		}
	})
}

func (r *restore) lookInto(asked int64) {
	here, paper := r.here, r.recovery.Text
	kit.Do(r.stage.Runner, func() (backupsroom.BackupPreview, error) {
		if asked != r.asked.Load() {
			return backupsroom.BackupPreview{}, nil // another one is wanted by now
		}
		return r.stage.Restore.LookInto(here, paper)
	}, func(p backupsroom.BackupPreview, err error) {
		if asked == r.asked.Load() {
			r.looked(p, err)
		}
	})
}

// close forgets what was typed and fetched.
func (r *restore) close() {
	r.recovery.SetText("")
	r.asked.Add(1)
	r.closed = true
	r.forget()
}

// forget removes what was fetched, once what is asked of it already is done.
func (r *restore) forget() {
	copies := r.copies
	r.copies = nil
	kit.Do(r.stage.Runner, func() (struct{}, error) { r.stage.Backups.ForgetFetched(copies...); return struct{}{}, nil }, func(struct{}, error) {})
}

// wantsPaper are the errors that another recovery key, or a passphrase, may help
// with.
var wantsPaper = []string{"error.backup_other_key", "error.backup_other_paper", "error.backup_older_paper", "error.recovery_unread", "error.backup_passphrase_wrong"}

func (r *restore) looked(p backupsroom.BackupPreview, err error) {
	var ours *surgery.Error
	switch {
	case errors.As(err, &ours) && slices.Contains(wantsPaper, ours.Key):
		r.said.Set(words.Say("backups.needs_paper"))
		if p.Passphrase && r.paper.Hidden {
			r.said.Set(words.Say("backups.needs_either"))
			r.paper.SetHint(words.Say("backups.either_hint"))
			r.shown.Set(false)
			r.recovery.Conceal(true) // the screen faces the door
			r.shown.Show()
		}
		r.paper.Show()
		if r.recovery.Text != "" {
			r.paper.SetError(err)
		}
		r.panel.Refresh()
		kit.Focus(r.recovery)
		return
	}
	if err != nil {
		r.said.Set(kit.ErrorLine(err))
		r.panel.Refresh()
		return
	}
	r.found = true
	r.said.Set(capital(words.Say("backups.made", "when", dates.DayAndTime(r.stage.Now(), p.About.Made))))
	day := func(date string) string {
		if date == "" {
			return words.Say("backups.no_day")
		}
		return dates.Words(date)
	}
	for _, row := range [][3]string{
		{"", words.Say("backups.in_it"), words.Say("backups.here_now")},
		{words.Say("backups.surgeries"), strconv.Itoa(p.About.Surgeries), strconv.Itoa(p.Now.Surgeries)},
		{words.Say("backups.people"), strconv.Itoa(p.About.People), strconv.Itoa(p.Now.People)},
		{words.Say("backups.visits"), strconv.Itoa(p.About.Visits), strconv.Itoa(p.Now.Visits)},
		{words.Say("backups.last_day"), day(p.About.LastDay), day(p.Latest)},
	} {
		label, there, here := kit.Muted(row[0]), kit.Strong(row[1]), kit.Body(row[2])
		if row[0] == "" {
			there, here = kit.Small(row[1]), kit.Small(row[2])
		}
		r.inside.Add(kit.Even(12, label, there, here))
	}
	if p.Erased > 0 {
		r.inside.Add(kit.Small(words.Count("backups.stay_erased", p.Erased)))
	}
	r.panel.Refresh()
}

func (r *restore) submit(done func(error)) {
	if !r.found {
		done(surgery.Fail(surgery.Invalid, "backups.choose_first"))
		return
	}
	here, paper := r.here, r.recovery.Text
	r.said.Set(words.Say("backups.bringing"))
	r.stage.Try(func() (surgery.Change, error) { return r.stage.Restore.Restore(here, paper) }, func(_ surgery.Change, err error) {
		done(err)
		if err == nil {
			r.stage.Restyle()
			r.afterwards()
		}
	})
}

// afterwards goes on with the records that came back.
func (r *restore) afterwards() {
	kit.Do(r.stage.Runner, func() (lockroom.State, error) { return r.stage.Lock.State(), nil }, func(at lockroom.State, _ error) {
		switch {
		case at.Locked:
			r.stage.Run("lock")
		case at.MustSet:
			r.stage.Go("today")
			ChoosePassphrase(r.stage, nil)
		default:
			r.stage.Go("today")
		}
	})
}

// capital begins a sentence.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// fixed is a place of one height at 100 percent.
type fixed float32

func (f fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, kit.Grow(float32(f)))
}

func (fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
