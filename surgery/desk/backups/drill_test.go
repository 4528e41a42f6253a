package backups_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/restore"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// drill is a laptop whose keys change in one way after another, and what its host
// was told to keep. Then it is lost.
type drill struct {
	*world.World
	t          testing.TB
	d          *rooms.Rooms
	stick      string
	out        bool   // the stick is not in
	phrase     string // "" for none yet
	papers     []string
	onStick    int      // how many papers there were when the stick last had the keys
	phraseAway []string // passphrases that open what is on the stick
	names      []string
	saved      []string // names in the backups on the stick
}

// phrases are those a host changes through: very hard, and only hard.
var drillPhrases = []string{world.Phrase, world.Other, hardOnly, "nine imagined herons paddle"}

func newDrill(t testing.TB, folder, stick string) *drill {
	w := world.New(t)
	w.Folder = folder
	g := &drill{World: w, t: t, stick: stick}
	g.d = w.Laptop(t, 1)
	world.Must(t)(g.d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	s := g.d.Settings.Settings()
	s.BackupTo = stick
	world.Must(t)(g.d.Settings.Set(s))
	return g
}

// moves are what a host does to keys, by name.
var drillMoves = map[string]func(g *drill){
	"person": func(g *drill) {
		name := []string{"Zebedee", "Mordecai", "Thaddeus", "Perpetua", "Wilhelmina"}[len(g.names)%5] + " Quux" + string(rune('a'+len(g.names)))
		world.Must(g.t)(g.d.Today.CheckInNew(today.Arrival{Name: name, SavePlace: true}))
		g.names = append(g.names, name)
	},
	"passphrase": func(g *drill) {
		next := drillPhrases[(slices.Index(drillPhrases, g.phrase)+1)%len(drillPhrases)]
		r, err := g.d.Lock.SetPassphrase([]byte(g.phrase), []byte(next), false)
		if err != nil {
			g.t.Fatal(err)
		}
		if g.phrase = next; r.Text != "" {
			g.papers = append(g.papers, r.Text)
			g.saved = nil // those from before open with nothing
		}
	},
	"paper": func(g *drill) {
		if g.phrase == "" {
			return
		}
		r, err := g.d.Lock.NewRecovery([]byte(g.phrase))
		if err != nil {
			g.t.Fatal(err)
		}
		g.papers = append(g.papers, r.Text)
	},
	"restore": func(g *drill) { // of what there is now
		world.Must(g.t)(g.d.Backups.BackUp())
		world.Must(g.t)(g.d.Restore.Restore(world.Backups(g.t, backup.Own(g.d.Desk.Folder()))[0].Path(), ""))
		if g.d.Desk.Locked() {
			g.t.Fatal("locked after a restore of its own")
		}
		g.Anew()
	},
	"mend": func(g *drill) {
		if g.phrase == "" {
			return
		}
		g.mend(func(m *restore.Mending) error { _, err := m.FromLog(); return err })
	},
	"mend from paper": func(g *drill) {
		if g.phrase == "" {
			return
		}
		if err := errorsOf(g.d.Desk.Close(), os.Remove(filepath.Join(g.Folder, "surgery.key"))); err != nil {
			g.t.Fatal(err)
		}
		m := g.mender()
		if err := m.UnlockRecovery(g.papers[len(g.papers)-1]); err != nil || !m.KeyBack() {
			g.t.Fatal(err, m.KeyBack())
		}
		g.reopen(m)
	},
	"stick": func(g *drill) {
		from, to := g.stick, g.stick+" is out"
		if g.out {
			from, to = to, from
		}
		if err := os.Rename(from, to); err != nil {
			g.t.Fatal(err)
		}
		g.out = !g.out
	},
	"backup": func(g *drill) { world.Must(g.t)(g.d.Backups.BackUp()) },
}

func (g *drill) mender() *restore.Mending {
	m, err := restore.StartMending(desk.Options{Folder: g.Folder, Now: func() time.Time { g.Pass(time.Second); return g.Now }, NewID: g.d.Desk.NewID})
	if err != nil {
		g.t.Fatal(err)
	}
	return m
}

func (g *drill) mend(how func(*restore.Mending) error) {
	if err := g.d.Desk.Close(); err != nil {
		g.t.Fatal(err)
	}
	m := g.mender()
	if err := errorsOf(m.Unlock([]byte(g.phrase)), how(m)); err != nil {
		g.t.Fatal(err)
	}
	g.reopen(m)
}

// reopen starts the program again, which backs up what was mended by itself.
func (g *drill) reopen(m *restore.Mending) {
	if err := m.Close(); err != nil {
		g.t.Fatal(err)
	}
	g.Anew()
	g.d = g.Open(g.t)
	world.UnlockDesk(g.t, g.d, g.phrase)
	if err := errorsOf(g.d.Backups.CheckOnStart(), world.BackUpIfDue(g.d)); err != nil {
		g.t.Fatal(err)
	}
}

// do makes a move, and notes what the host was told: whether the stick has it all.
func (g *drill) do(move string) {
	g.Pass(time.Minute)
	drillMoves[move](g)
	if g.phrase == "" || g.out && len(g.papers) == 0 {
		return
	}
	delivered(g.d)
	p := g.d.Backups.ProveBackups(g.papers[len(g.papers)-1])
	if p.Failed != nil || !p.Here {
		g.t.Fatalf("after %s: %+v", move, p)
	}
	told, opened := slices.Contains(p.Old, g.stick) || slices.Contains(p.None, g.stick), slices.Contains(p.Opened, g.stick)
	if opened == g.out || told != (g.out && g.onStick != len(g.papers)) {
		g.t.Fatalf("after %s, stick out %v, with the keys of paper %d of %d: %+v", move, g.out, g.onStick, len(g.papers), p)
	}
	if slices.Contains(p.Opened, g.stick) {
		g.onStick, g.phraseAway = len(g.papers), nil
		if g.d.Desk.Store().Slots().Away() {
			g.phraseAway = []string{g.phrase}
		}
		if move != "person" {
			g.saved = slices.Clone(g.names)
		}
	}
}

// delivered has the folders get what they lack, and waits.
func delivered(d *rooms.Rooms) {
	backups.Deliver(d.Backups, nil)
	d.Backups.AwaitFolders()
}

// lost loses the laptop, and brings everything back on a new one, with each thing the
// host was told to keep for that stick.
func (g *drill) lost(fresh func() string) {
	folder := g.stick
	if g.out {
		folder += " is out"
	}
	if err := g.d.Desk.Close(); err != nil {
		g.t.Fatal(err)
	}
	if g.onStick == 0 {
		return // nothing was said to open there
	}
	latest := world.Backups(g.t, folder)[0].Path()
	kept := append([]string{g.papers[g.onStick-1]}, g.phraseAway...)
	for i, with := range kept {
		w := world.New(g.t)
		w.Folder, w.Now = fresh(), g.Now.Add(time.Hour)
		d := w.Laptop(g.t, 5000+1000*i)
		if _, err := d.Restore.LookInto(latest, with); err != nil {
			g.t.Fatalf("with %d of %d kept: %v", i+1, len(kept), err)
		}
		world.Must(g.t)(d.Restore.Restore(latest, with))
		if d.Desk.Locked() {
			g.t.Fatal("locked")
		}
		for _, name := range g.saved {
			found, err := d.Today.Search(name)
			if err != nil || len(found.Rows) != 1 || !strings.EqualFold(found.Rows[0].Name, name) {
				g.t.Fatalf("%s did not come back: %+v, %v", name, found.Rows, err)
			}
		}
		if r, err := d.Desk.Verify(); err != nil || r.Chain != "ok" {
			g.t.Fatal(r, err)
		}
		d.Desk.Close()
	}
}

// TestTheLaptopIsLost changes keys in every way, one after another, and then has a
// new laptop, the folder, and what the host was told to keep.
func TestTheLaptopIsLost(t *testing.T) {
	ways := []string{
		"person,passphrase,paper", "person,passphrase,stick,paper,stick,backup", "person,passphrase,restore,paper", "person,passphrase,paper,mend from paper,passphrase",
	}
	if world.Thorough() {
		ways = append(ways, "person,passphrase", "person,backup,passphrase", "person,passphrase,passphrase,backup", "person,passphrase,paper,paper,passphrase",
			"person,passphrase,stick,paper", "person,passphrase,stick,passphrase", "person,stick,passphrase,stick,backup", "person,passphrase,paper,restore,passphrase",
			"person,passphrase,mend,paper", "person,passphrase,restore,mend,restore,paper,person,backup",
			"person,restore,passphrase,stick,restore,paper,person,stick,backup", "person,passphrase,passphrase,passphrase,paper")
	}
	for _, moves := range ways {
		t.Run(moves, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			stick := filepath.Join(home, "stick")
			if err := os.Mkdir(stick, 0o700); err != nil {
				t.Fatal(err)
			}
			g := newDrill(t, t.TempDir(), stick)
			for _, move := range strings.Split(moves, ",") {
				g.do(move)
			}
			if g.onStick == 0 || len(g.saved) == 0 {
				t.Fatal("nothing was kept on the stick: this looks at nothing")
			}
			g.lost(t.TempDir)
		})
	}
}

// TestTheLaptopIsLostAtRandom does the same in any order.
func TestTheLaptopIsLostAtRandom(t *testing.T) {
	names := []string{"person", "passphrase", "paper", "restore", "mend", "mend from paper", "stick", "backup"}
	enough := 3 * time.Second
	if world.Thorough() {
		enough = time.Minute
	}
	began := time.Now()
	rapid.Check(t, func(r *rapid.T) {
		if time.Since(began) > enough {
			return // enough for one run: the table above has the ways, this their orders
		}
		home := t.TempDir()
		stick := filepath.Join(home, "stick")
		if err := os.Mkdir(stick, 0o700); err != nil {
			r.Fatal(err)
		}
		g := newDrill(t, t.TempDir(), stick)
		for _, move := range rapid.SliceOfN(rapid.SampledFrom(names), 3, 7).Draw(r, "moves") {
			g.do(move)
		}
		g.lost(t.TempDir)
	})
}
