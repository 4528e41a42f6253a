package backup

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func key(t *testing.T) *age.X25519Identity {
	t.Helper()
	k, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// made writes a backup of some bytes to own and recovery keys.
func made(t *testing.T, body []byte, keys ...*age.X25519Identity) (File, About) {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(copied, body, 0o600); err != nil {
		t.Fatal(err)
	}
	var to []age.Recipient
	for _, k := range keys {
		to = append(to, k.Recipient())
	}
	about := About{Made: noon, Desk: "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed", Program: "0.1.0", Schema: 3, Visits: 7, LastDay: "2026-11-24"}
	file, err := Write(t.TempDir(), about, copied, to)
	if err != nil {
		t.Fatal(err)
	}
	return file, about
}

func TestBackupComesBack(t *testing.T) {
	own, recovery := key(t), key(t)
	body := bytes.Repeat([]byte("made-up rows "), 20000)
	file, about := made(t, body, own, recovery)
	for name, with := range map[string]age.Identity{"own": own, "recovery": recovery} {
		if got, err := Look(file.Path(), []age.Identity{with}); err != nil || got != about {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		into := filepath.Join(t.TempDir(), "out.db")
		if got, err := Extract(file.Path(), []age.Identity{with}, into); err != nil || got != about {
			t.Fatalf("%s: %+v, %v", name, got, err)
		}
		if got, err := os.ReadFile(into); err != nil || !bytes.Equal(got, body) {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
	found, err := List(file.Folder)
	if err != nil || !slices.Equal(found, []File{file}) || !slices.Equal(OwnedBy([]string{short(about.Desk)}, found), found) || OwnedBy([]string{"other"}, found) != nil {
		t.Errorf("%v, %v", found, err)
	}
	if raw, _ := os.ReadFile(file.Path()); bytes.Contains(raw, []byte("made-up")) {
		t.Error("it can be read without a key")
	}
}

func TestSpoiltBackupsAreRefused(t *testing.T) {
	own := key(t)
	file, _ := made(t, bytes.Repeat([]byte("made-up rows "), 9000), own)
	whole, err := os.ReadFile(file.Path())
	if err != nil {
		t.Fatal(err)
	}
	wants := func(t *testing.T, raw []byte, with age.Identity, key string) {
		t.Helper()
		path := filepath.Join(t.TempDir(), "x"+Ending)
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		into := filepath.Join(filepath.Dir(path), "out")
		_, err := Extract(path, []age.Identity{with}, into)
		if err == nil || surgery.KindOf(err) != surgery.BadFile || key != "" && surgery.AsError(err).Key != key {
			t.Errorf("got %v, want %s", err, key)
		}
		if _, err := os.Stat(into); err == nil {
			t.Error("something was left behind")
		}
		if _, err := Look(path, []age.Identity{with}); err == nil {
			t.Error("it looks whole")
		}
	}
	wants(t, whole, key(t), "error.backup_other_key")
	wants(t, []byte("SQLite format 3\x00 and so on"), own, "error.backup_not_ours")
	wants(t, nil, own, "error.backup_not_ours")
	for at := 0; at < len(whole); at += len(whole)/40 + 1 {
		wants(t, whole[:at], own, "")
		flipped := bytes.Clone(whole)
		flipped[at] ^= 4
		wants(t, flipped, own, "")
	}
	var other bytes.Buffer
	w, err := age.Encrypt(&other, own.Recipient())
	if err == nil {
		_, err = fmt.Fprint(w, head, strings.Repeat("x", 2*mostAbout))
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	wants(t, other.Bytes(), own, "error.backup_damaged")
}

func TestKeybag(t *testing.T) {
	own, folder := key(t), t.TempDir()
	bag := Keybag{Made: noon, Desk: "desk-1", Slots: []byte("slots"), Keys: map[surgery.ID]surgery.OwnerKeys{"a": {{Wrapped: []byte{1}}}, "b": {{Desk: "desk-1", Wrapped: []byte{2}}, {Desk: "desk-2", Wrapped: []byte{3}}}},
		Erased: []Erased{{"c", 7, "desk-1"}}}
	for range 2 { // the second replaces the first
		if err := WriteKeybag(folder, bag, []age.Recipient{own.Recipient()}); err != nil {
			t.Fatal(err)
		}
		delete(bag.Keys, "b")
	}
	of := File{Folder: folder, Desk: short("desk-1")}
	got, err := ReadKeybag(of, []age.Identity{own})
	if err != nil || !reflect.DeepEqual(got.Keys, bag.Keys) || !slices.Equal(got.Erased, bag.Erased) || !got.Made.Equal(noon) || string(got.Slots) != "slots" {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := ReadKeybag(of, []age.Identity{key(t)}); surgery.KindOf(err) != surgery.BadFile {
		t.Errorf("another key: %v", err)
	}
	if _, err := ReadKeybag(File{Folder: folder, Desk: "else"}, []age.Identity{own}); surgery.AsError(err).Key != "error.keybag_missing" {
		t.Errorf("no keybag: %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("%d files", len(left))
	}
}

func TestOnlyOurNamesAreListed(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"surgery-2026-11-24T12-00-00Z-abc.smsbackup", "surgery-2026-13-24T12-00-00Z-abc.smsbackup",
		"surgery-2026-11-24T12-00-00Z-../x.smsbackup", "notes.txt", ".new-1", "surgery-2026-11-25T12-00-00Z-abc.smsbackup"} {
		os.WriteFile(filepath.Join(folder, filepath.Base(name)), nil, 0o600)
	}
	os.Mkdir(filepath.Join(folder, "surgery-2026-11-26T12-00-00Z-abc.smsbackup"), 0o700)
	got, err := List(folder)
	if err != nil || len(got) != 2 || got[0].Made.Day() != 25 {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := List(filepath.Join(folder, "nowhere")); err != nil || got != nil {
		t.Errorf("%v, %v", got, err)
	}
}

// TestThinning makes a backup every half hour of a working day for two years.
func TestThinning(t *testing.T) {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 24, 16, 0, 0, 0, zone)
	var files []File
	for day := range 730 {
		for half := range 10 {
			files = append(files, File{Made: now.AddDate(0, 0, -day).Add(-time.Duration(half) * 30 * time.Minute)})
		}
	}
	drop := Thin(files, now)
	kept := map[time.Time]bool{}
	for _, f := range files {
		kept[f.Made] = true
	}
	for _, f := range drop {
		delete(kept, f.Made)
	}
	// Ten of the last day; eleven more days; weeks beyond the twelve days: eight
	// or nine; months beyond the ten weeks.
	days, months := map[string]bool{}, map[string]bool{}
	for made := range kept {
		days[made.Format(time.DateOnly)] = true
		months[made.Format("2006-01")] = true
	}
	if len(kept) != len(days)+9 || len(months) != keepMonthly || len(days) < 12+7+6 || len(days) > 12+10+9 {
		t.Errorf("%d kept on %d days of %d months", len(kept), len(days), len(months))
	}
	if again := Thin(slices.Collect(func(yield func(File) bool) {
		for made := range kept {
			if !yield(File{Made: made}) {
				return
			}
		}
	}), now); len(again) != 0 {
		t.Errorf("thinning twice drops %d more", len(again))
	}
}

func TestThinningKeepsTheLatestAndTheFuture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var files []File
		for _, hours := range rapid.SliceOfNDistinct(rapid.IntRange(-100, 30000), 1, 60, rapid.ID).Draw(t, "hours ago") {
			files = append(files, File{Made: noon.Add(-time.Duration(hours) * time.Hour)})
		}
		drop := Thin(files, noon)
		latest := slices.MaxFunc(files, func(a, b File) int { return a.Made.Compare(b.Made) })
		for _, f := range drop {
			if f == latest || f.Made.After(noon) || noon.Sub(f.Made) < keepAll {
				t.Fatalf("dropped %v", f.Made)
			}
		}
	})
}
