package today

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	visitroom "socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// room is a window with Today on it, a desk with a fixed clock, and a little of
// the shell.
type room struct {
	t      testing.TB
	now    time.Time
	ids    int
	desk   *rooms.Rooms
	runner *kit.Runner
	stage  *Stage
	window fyne.Window
	screen *Screen
	said   []string     // notices
	opened []surgery.ID // visits gone to
	seen   []surgery.ID // events gone to
	went   []string     // screens gone to
	ran    []string     // commands done
}

type setting struct {
	look    kit.Look
	percent int
	size    fyne.Size
}

var usual = setting{kit.Light, 100, fyne.NewSize(1366-196, 768)}

// newRoom opens a desk; fill, if any, records what was there before the screen.
func newRoom(t testing.TB, at setting, fill func(*room)) *room {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	r := &room{t: t, now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.Local), runner: kit.NewInlineRunner()}
	id := func() surgery.ID {
		r.ids++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", r.ids))
	}
	d, err := rooms.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id, Print: t.TempDir(),
		Now: func() time.Time { r.now = r.now.Add(time.Second); return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Desk.Close() })
	r.desk = d
	if err := d.Names.LoadNames(); err != nil {
		t.Fatal(err)
	}
	if fill != nil {
		fill(r)
	}
	app := test.NewTempApp(t)
	th, err := kit.NewTheme(assets.Files(), at.look, at.percent)
	if err != nil {
		t.Fatal(err)
	}
	app.Settings().SetTheme(th)
	r.window = test.NewWindow(nil)
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.stage = &Stage{Checklists: d.Checklists, Prints: d.Prints, Settings: d.Settings, Sharing: d.Sharing, Texts: d.Texts, Today: d.Today, Visit: d.Visit, ShowEvent: func(e surgery.ID) { r.seen = append(r.seen, e) }, Stage: &kit.Stage{Window: r.window, Settle: d.Desk.Settle, Now: d.Desk.Now, Platforms: d.Desk.Platforms(), Runner: r.runner,
		Go: func(to string) { r.went = append(r.went, to) }, OpenVisit: func(v surgery.ID) { r.opened = append(r.opened, v) }}}
	r.stage.Commands = kit.NewCommands(r.window, r.commands()...)
	r.stage.Run = func(id string) { r.stage.Commands.Run(id) }
	r.stage.Told = func(done surgery.Change) {
		if done.Notice != "" {
			r.said = append(r.said, done.Notice)
		}
		r.screen.Changed(done.Changed)
	}
	r.screen = New(r.stage)
	r.window.SetContent(r.screen.Content())
	r.window.Resize(at.size)
	r.screen.Shown()
	return r
}

func (r *room) commands() []kit.Command {
	plain := func(id, label string, key fyne.KeyName) kit.Command {
		return kit.Command{ID: id, LabelNow: func() string { return label }, Shortcut: kit.Ctrl(key, false),
			Action: func() { r.ran = append(r.ran, id) }}
	}
	guest, fresh, roles := plain("guest", "Guest", fyne.KeyG), plain("new_attendee", "Someone new", fyne.KeyN), plain("roles", "Roles", fyne.KeyR)
	guest.Action = func() { r.stage.Change(r.desk.Today.CountGuest, nil) }
	fresh.Action = func() { r.screen.NewAttendee() }
	roles.Action = func() { r.screen.Roles() }
	privacy := plain("privacy", "Privacy notice", fyne.KeyI)
	privacy.Anywhere = true
	return []kit.Command{guest, fresh, roles, privacy, plain("surgery_details", "Surgery details", fyne.KeyD),
		plain("close_surgery", "Close surgery", fyne.KeyW), plain("print", "Print handout", fyne.KeyP)}
}

// must carries out a change that has to work.
func (r *room) must(done surgery.Change, err error) surgery.Change {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
	return done
}

func (r *room) start() {
	r.t.Helper()
	r.must(r.desk.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
}

// press sends keys to what has the focus, else to the canvas, as a window does,
// with the time between them that somebody takes who looks before they go on.
func (r *room) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		r.runner.Advance(kit.EnterPause)
		r.atOnce(k)
	}
}

// alt presses a key with Alt held.
func (r *room) alt(key fyne.KeyName) {
	r.t.Helper()
	on, ok := r.window.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		r.t.Fatal("what has the focus does not know of Alt")
	}
	on.TypedShortcut(kit.Alt(key))
}

// atOnce is press with no time between the keys.
func (r *room) atOnce(keys ...fyne.KeyName) {
	c := r.window.Canvas()
	for _, k := range keys {
		ev := &fyne.KeyEvent{Name: k}
		switch focused := c.Focused(); {
		case k == fyne.KeyTab:
			c.FocusNext()
		case focused != nil:
			focused.TypedKey(ev)
			if k == fyne.KeySpace {
				c.Focused().TypedRune(' ')
			}
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(ev)
		}
	}
}

// write types letters into what has the focus.
func (r *room) write(s string) {
	r.t.Helper()
	for _, letter := range s {
		on := r.window.Canvas().Focused()
		if on == nil {
			r.t.Fatalf("nothing has the focus for %q", s)
		}
		on.TypedRune(letter)
	}
}

// busyDay is a surgery with people in all three columns.
func busyDay(r *room) {
	r.start()
	arrive := func(name string, track surgery.Track, lists ...string) surgery.ID {
		return r.must(r.desk.Today.CheckInNew(today.Arrival{Name: name, Track: track, Checklists: lists, SavePlace: true})).Visit
	}
	helper := func(name string, helps ...string) surgery.ID {
		_, id, err := addSurgeon(r.desk, name, helps)
		r.must(surgery.Change{}, err)
		r.must(r.desk.Today.SurgeonArrives(id, r.now))
		return id
	}
	vicky, jas := helper("Vicky Sample"), helper("Jas Example", "facebook", "bluesky")
	helper("Ruth Instance", "linkedin", "x")
	mo := arrive("Mo Madeup", surgery.Professional, "live-post-event")
	ayesha := arrive("Ayesha Notreal", surgery.Personal, "safe-basics")
	r.now = r.now.Add(13 * time.Minute)
	r.must(r.desk.Today.Pair(mo, jas))
	for _, step := range r.steps(mo)[:5] {
		r.must(r.desk.Visit.Mark(mo, "live-post-event", step, surgery.Done))
	}
	dev := arrive("Dev Fictional", surgery.Personal, "bluesky-setup", "safe-basics")
	r.must(r.desk.Today.Pair(dev, vicky))
	guest := r.must(r.desk.Today.CountGuest()).Visit
	tom := arrive("Tom Whit", surgery.Professional, "linkedin-setup")
	for _, step := range r.steps(ayesha)[:3] {
		r.must(r.desk.Visit.Mark(ayesha, "safe-basics", step, surgery.Done))
	}
	for _, visit := range []surgery.ID{ayesha, guest, tom} {
		r.must(r.desk.Visit.FinishVisit(visit, visitroom.Finish{}))
	}
	r.now = r.now.Add(6 * time.Minute)
	arrive("Leah Invented", surgery.Personal, "facebook-setup", "whatsapp-setup")
	r.now = r.now.Add(8 * time.Minute)
	arrive("Priya Pretend", surgery.Professional, "mastodon-setup")
	r.must(r.desk.Today.CheckInNew(today.Arrival{Name: "José Álvarez"}))
	r.now = r.now.Add(3 * time.Minute)
	r.must(r.desk.Today.CountGuest())
}

// steps returns the ids of the steps of a visit's first checklist.
func (r *room) steps(visit surgery.ID) []string {
	r.t.Helper()
	v, err := r.desk.Visit.Visit(visit)
	if err != nil {
		r.t.Fatal(err)
	}
	var ids []string
	for _, s := range v.Lists[0].Steps {
		ids = append(ids, s.ID)
	}
	return ids
}

// addSurgeon keeps a surgeon and returns their id, found by name.
func addSurgeon(d *rooms.Rooms, name string, helps []string) (surgery.Change, surgery.ID, error) {
	done, err := d.Today.SaveSurgeon(surgery.Surgeon{Helps: helps, Words: surgery.SurgeonWords{Name: name}})
	if err != nil {
		return done, "", err
	}
	all, err := d.Today.Surgeons()
	for _, s := range all {
		if s.Words.Name == name {
			return done, s.ID, err
		}
	}
	return done, "", err
}
