package share

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// on returns a stick with what lies on another, in a folder of its own.
func on(t testing.TB, from string) *Stick {
	t.Helper()
	folder := t.TempDir()
	if from != "" {
		if err := os.CopyFS(folder, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	return At(folder, "What this is.")
}

// has fails unless what lies there is good to read, and returns up to which number of
// home's entries there are. Nothing is there twice or half.
func has(t testing.TB, s *Stick, key *seal.Key) (last int64) {
	t.Helper()
	all, got := gather(t, s, key, "door")
	if len(got.Trouble) != 0 || got.Other != 0 {
		t.Errorf("trouble %v, other %d", got.Trouble, got.Other)
	}
	for _, p := range all {
		for i, e := range p.Entries {
			if e.Seq != p.Entries[0].Seq+int64(i) {
				t.Errorf("entry %d is %d", i, e.Seq)
			}
			last = max(last, e.Seq)
		}
	}
	return last
}

// halves returns how many half files lie there, and how many in all.
func halves(t testing.TB, s *Stick) (half, all int) {
	t.Helper()
	entries, err := os.ReadDir(s.disk.folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), halfDone) {
			half++
		}
	}
	return half, len(entries)
}

// broken has the operations of a stick fail: the n-th, and all later ones too where it
// stays broken.
func broken(s *Stick, n int, stays bool, with error) (count *int) {
	count = new(int)
	s.disk.before = func(op string) error {
		*count++
		if *count == n || stays && *count > n {
			return &fs.PathError{Op: op, Path: "stick", Err: with}
		}
		return nil
	}
	return count
}

// troubles are what a stick answers with, and what a person is told then.
var troubles = []struct {
	err  error
	kind surgery.ErrorKind
	key  string
}{
	{syscall.EIO, surgery.NotFound, "share.gone"},
	{syscall.ENOENT, surgery.NotFound, "share.gone"},
	{syscall.ENOSPC, surgery.Full, "share.full"},
	{syscall.EROFS, surgery.ReadOnly, "share.read_only"},
	{syscall.EACCES, surgery.ReadOnly, "share.read_only"},
	{syscall.EFBIG, surgery.Full, "share.too_large"},
	{syscall.EINVAL, surgery.BadFolder, "share.trouble"},
}

// Whatever fails while a parcel is written, and wherever: what lay there is as good as
// it was, or the new parcel is there whole; what is said fits; and the next time goes
// well and leaves nothing behind.
func TestTheStickGoesWhileAParcelIsWritten(t *testing.T) {
	key := seal.NewKey()
	before := on(t, "")
	leave(t, before, key, sample("home", 1, 5), nil)
	from := filepath.Dir(before.disk.folder)
	p := sample("home", 1, 2*aPieceOf) // several pieces
	write := func(s *Stick) error {
		return s.Write(context.Background(), seal.OneKey(key), HeadOf(p, nil), Whole(p), nil)
	}
	whole := on(t, from)
	steps := *func() *int { n := broken(whole, -1, false, nil); _ = write(whole); return n }()
	if steps < 15 {
		t.Fatal(steps, "steps")
	}
	fails := 0
	for n := 1; n <= steps; n++ {
		for i, stays := range []bool{true, false} {
			trouble := troubles[(n+i)%len(troubles)]
			s := on(t, from)
			broken(s, n, stays, trouble.err)
			err := write(s)
			s.disk.before = nil
			switch last := has(t, s, key); {
			case err == nil && last != 2*aPieceOf:
				t.Errorf("step %d: said to be there, and has %d", n, last)
			case err != nil && last != 5 && last != 2*aPieceOf:
				t.Errorf("step %d: %v, and then %d", n, err, last)
			}
			if err != nil {
				fails++
				if e := surgery.AsError(err); e.Kind != trouble.kind || e.Key != trouble.key {
					t.Errorf("step %d: %v is told as %v", n, trouble.err, err)
				}
			}
			if half, _ := halves(t, s); half > 1 {
				t.Errorf("step %d: %d half files", n, half)
			}
			if err := write(s); err != nil {
				t.Fatalf("step %d: and then %v", n, err)
			}
			if half, all := halves(t, s); has(t, s, key) != 2*aPieceOf || half != 0 || all != 2 {
				t.Errorf("step %d: afterwards %d files, %d of them half", n, all, half)
			}
		}
	}
	if fails < steps {
		t.Errorf("only %d of %d failures were told", fails, 2*steps)
	}
}

// Whatever fails while it is read: what was handed over is whole, and it is said.
func TestTheStickGoesWhileItIsRead(t *testing.T) {
	key := seal.NewKey()
	before := on(t, "")
	leave(t, before, key, sample("home", 1, 2*aPieceOf), nil)
	read := func(s *Stick) (last int64, err error) {
		_, err = s.Gather(context.Background(), seal.OneKey(key), Gathering{Share: "share", Seat: "door"}, nil, func(p *surgery.Parcel) error {
			for _, e := range p.Entries {
				if e.Seq != last+1 {
					t.Fatalf("%d after %d", e.Seq, last)
				}
				last = e.Seq
			}
			return nil
		})
		return last, err
	}
	steps := broken(before, -1, false, nil)
	if last, err := read(before); err != nil || last != 2*aPieceOf {
		t.Fatal(last, err)
	}
	for n := 1; n <= *steps; n++ {
		trouble := troubles[n%2] // EIO or ENOENT
		s := At(filepath.Dir(before.disk.folder), "")
		broken(s, n, true, trouble.err)
		last, err := read(s)
		if err == nil && last != 2*aPieceOf || err != nil && surgery.AsError(err).Key != trouble.key {
			t.Errorf("step %d: %d %v", n, last, err)
		}
	}
}

func TestTheStickIsNotThere(t *testing.T) {
	key, ctx := seal.NewKey(), context.Background()
	s := At(filepath.Join(t.TempDir(), "pulled out"), "")
	j := asks(t)
	p := sample("home", 1, 1)
	_, errLook := s.Look(ctx, seal.OneKey(key), "share")
	_, _, errRequests := s.Requests(ctx)
	_, errAnswered := s.Answered(ctx, j)
	for what, err := range map[string]error{
		"writing": s.Write(ctx, seal.OneKey(key), HeadOf(p, nil), Whole(p), nil), "looking": errLook, "requests": errRequests,
		"asking": s.Ask(ctx, j), "an answer": errAnswered, "answering": s.Answer(ctx, j.Request, nil), "clearing": s.Clear(ctx, seal.OneKey(key), "share"),
	} {
		if e := surgery.AsError(err); err == nil || e.Key != "share.gone" {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := os.Stat(filepath.Dir(s.disk.folder)); err == nil {
		t.Error("a folder was made where the stick should be")
	}
}

func TestAStickInCapitals(t *testing.T) {
	s, key := on(t, ""), seal.NewKey()
	leave(t, s, key, sample("home", 1, 2), nil)
	names, err := s.files(aParcel)
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	if err := os.Rename(s.disk.path(names[0]), s.disk.path(strings.ToUpper(names[0]))); err != nil {
		t.Fatal(err)
	}
	if has(t, s, key) != 2 {
		t.Error("it is not found")
	}
	leave(t, s, key, sample("home", 1, 3), nil)
	if _, all := halves(t, s); all != 2 || has(t, s, key) != 3 {
		t.Error("an old one stays:", all, "files")
	}
}

// What a stick has is found by its names alone, and those are such as every stick takes.
func TestNamesOnAStick(t *testing.T) {
	s, key := on(t, ""), seal.NewKey()
	leave(t, s, key, sample("home", 1, 2), nil)
	j := asks(t)
	if err := s.Ask(context.Background(), j); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(s.disk.folder)
	if err != nil || len(entries) != 3 || len(Folder) > 8 {
		t.Fatal(entries, err)
	}
	for _, e := range entries {
		if name, ending, found := strings.Cut(e.Name(), "."); !found || len(name) > 8 || len(ending) != 3 || strings.ToLower(name) != name {
			t.Errorf("%s", e.Name())
		}
		raw, err := os.ReadFile(s.disk.path(e.Name()))
		for _, word := range []string{"home", "share", "ada", "visit"} {
			if err != nil || strings.HasSuffix(e.Name(), aParcel) && bytes.Contains(bytes.TrimPrefix(raw, []byte(parcelHead)), []byte(word)) {
				t.Errorf("%s says %q, %v", e.Name(), word, err)
			}
		}
	}
	if At(s.disk.folder, "").disk.folder != s.disk.folder || At(strings.ToUpper(s.disk.folder), "").disk.folder != strings.ToUpper(s.disk.folder) {
		t.Error("choosing our own folder makes another in it")
	}
}

// Other things lie on a stick too.
func TestWhatElseLiesThere(t *testing.T) {
	s, key, ctx := on(t, ""), seal.NewKey(), context.Background()
	leave(t, s, key, sample("home", 1, 2), nil)
	leave(t, s, seal.NewKey(), sample("elsewhere", 1, 2), nil)
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(s.disk.path(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("aaaaaaaa.par", parcelHead+"9\n and more")
	put("bbbbbbbb.par", "")
	put("photo.jpg", "x")
	put("cccccccc.tmp", parcelHead)
	if err := os.Mkdir(s.disk.path("dddddddd.par"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("photo.jpg", s.disk.path("eeeeeeee.par")); err != nil {
		t.Log("no links here:", err)
	}
	all, got := gather(t, s, key, "door")
	if len(all) != 1 || got.Other != 2 || len(got.Trouble) != 1 || surgery.KindOf(got.Trouble[0]) != surgery.TooNew {
		t.Errorf("%d parcels, %+v", len(all), got)
	}
	if err := s.Clear(ctx, seal.OneKey(key), "share"); err != nil {
		t.Fatal(err)
	}
	if all, got := gather(t, s, key, "door"); len(all) != 0 || got.Other != 2 {
		t.Errorf("after clearing %d, %+v", len(all), got)
	}
}

// A damaged parcel keeps none of the others from being read.
func TestOneDamagedParcelAmongOthers(t *testing.T) {
	s, key := on(t, ""), seal.NewKey()
	leave(t, s, key, sample("a", 1, 2), nil)
	names, err := s.files(aParcel)
	if err != nil {
		t.Fatal(err)
	}
	leave(t, s, key, sample("b", 1, 2), nil)
	raw, err := os.ReadFile(s.disk.path(names[0]))
	if err == nil {
		raw[len(raw)-1] ^= 1
		err = os.WriteFile(s.disk.path(names[0]), raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	all, got := gather(t, s, key, "door")
	if len(all) != 1 || all[0].From != "b" || len(got.Read) != 1 || len(got.Trouble) != 1 || surgery.AsError(got.Trouble[0]).Key != "share.damaged" {
		t.Errorf("%d parcels, %+v", len(all), got)
	}
}

func TestWhatNeedsReading(t *testing.T) {
	g := Gathering{Seat: "door", Have: surgery.Seen{"home": 5}, Heard: map[surgery.ID]int64{"home": 3}}
	for _, c := range []struct {
		name string
		head Head
		want bool
	}{
		{"own", Head{From: "door", Number: 9}, false},
		{"old", Head{From: "home", Number: 3, Seen: surgery.Seen{"home": 5}}, false},
		{"a newer number: its counts may be new", Head{From: "home", Number: 4, Seen: surgery.Seen{"home": 5}}, true},
		{"read up to its middle", Head{From: "home", Number: 3, Seen: surgery.Seen{"home": 6}}, true},
		{"a desk never heard", Head{From: "table", Number: 1}, true},
	} {
		if got := g.needs(&c.head); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// Stopped at any moment, it is as if the stick had gone.
func TestStoppedByTheHost(t *testing.T) {
	key := seal.NewKey()
	before := on(t, "")
	leave(t, before, key, sample("home", 1, 5), nil)
	p := sample("home", 1, 3*aPieceOf)
	for at := range 4 {
		ctx, stop := context.WithCancel(context.Background())
		s, told := on(t, filepath.Dir(before.disk.folder)), 0
		moving := func(done, of int64) {
			if done > of || of != 3*aPieceOf {
				t.Errorf("%d of %d", done, of)
			}
			if told++; told > at {
				stop()
			}
		}
		if at == 0 {
			stop()
		}
		err := s.Write(ctx, seal.OneKey(key), HeadOf(p, nil), Whole(p), moving)
		if !errors.Is(err, context.Canceled) || surgery.AsError(err).Key != "share.stopped" {
			t.Errorf("%v", err)
		}
		if half, all := halves(t, s); half != 0 || all != 2 || has(t, s, key) != 5 {
			t.Errorf("stopped at %d: %d files, %d half", at, all, half)
		}
		stop()
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	taken := 0
	s := on(t, "")
	leave(t, s, key, p, nil)
	_, err := s.Gather(ctx, seal.OneKey(key), Gathering{Share: "share"}, nil, func(*surgery.Parcel) error { taken++; stop(); return nil })
	if taken != 1 || surgery.AsError(err).Key != "share.stopped" {
		t.Errorf("%d pieces, %v", taken, err)
	}
}
