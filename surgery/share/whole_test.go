package share

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// aPaper is a recovery key, and its public half.
func aPaper(t testing.TB) (*seal.Paper, string) {
	t.Helper()
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	paper, err := seal.ReadPaper(identity.String())
	if err != nil {
		t.Fatal(err)
	}
	return paper, identity.Recipient().String()
}

// wholeSample is a surgery of so many entries.
func wholeSample(from surgery.ID, entries int64) *surgery.Whole {
	heard := surgery.Parcel{Share: "share", From: "home", Number: 7, Seen: surgery.Seen{"home": 3},
		Counts: []surgery.DeskCount{{Of: "sur", Day: "2026-11-24", What: "role", Answer: "staff", N: 3}}}
	return &surgery.Whole{Share: "share", Surgery: "sur", From: from, Venue: "Made-up Hall", HomeSeat: "home", HomeKey: []byte{1}, Began: 5, Home: []byte{2},
		Written: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC), Gone: []surgery.Gone{{Owner: "gone", Clock: 9, Desk: "door"}},
		House:   &surgery.House{Version: 3, Settings: map[string]string{"organisation": "Made-up Trust"}},
		Parcels: []surgery.Parcel{*sample(from, 1, entries), heard}}
}

func TestAWholeSurgeryGoesByStick(t *testing.T) {
	s, ctx := on(t, ""), context.Background()
	paper, recipient := aPaper(t)
	if there, err := s.HasWhole(); there || err != nil {
		t.Errorf("%v, %v", there, err)
	}
	for _, n := range []int64{5, 2 * aPieceOfWhole} { // the second replaces the first
		if err := s.WriteWhole(ctx, recipient, wholeSample("door", n), nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.WriteWhole(ctx, recipient, wholeSample("table", 5), nil); err != nil {
		t.Fatal(err)
	}
	found, bad, err := s.Wholes(ctx, paper, nil)
	if there, err := s.HasWhole(); !there || err != nil {
		t.Errorf("%v, %v", there, err)
	}
	if err != nil || len(bad) > 0 || len(found) != 2 {
		t.Fatalf("%d, %v, %v", len(found), bad, err)
	}
	for _, f := range found {
		if f.Venue != "Made-up Hall" || f.House.Settings["organisation"] != "Made-up Trust" || len(f.Gone) != 1 {
			t.Errorf("%+v", f.Whole)
		}
		want := map[surgery.ID]int{"door": 2 * aPieceOfWhole, "table": 5}[f.From]
		entries, counts, pieces := 0, 0, 0
		if err := s.ReadWhole(ctx, f, paper, nil, func(p *surgery.Parcel) error {
			entries += len(p.Entries)
			counts += len(p.Counts)
			pieces++
			return nil
		}); err != nil || entries != want || counts == 0 || pieces < 2 {
			t.Errorf("%d entries, want %d, %d counts in %d pieces, %v", entries, want, counts, pieces, err)
		}
	}
	raw, err := os.ReadFile(filepath.Join(s.disk.folder, found[0].Name))
	if err != nil || bytes.Contains(raw, []byte("Made-up")) {
		t.Errorf("it can be read without the paper: %v", err)
	}
	other, _ := aPaper(t)
	found, bad, err = s.Wholes(ctx, other, nil)
	if err != nil || len(found) > 0 || len(bad) != 2 || surgery.AsError(bad[0]).Key != "share.other_paper" {
		t.Errorf("%v, %v, %v", found, bad, err)
	}
}

// Wherever it is cut or changed, it is refused as a whole, before anything is taken in.
func TestADamagedWholeSurgeryIsRefused(t *testing.T) {
	s, ctx := on(t, ""), context.Background()
	paper, recipient := aPaper(t)
	w := wholeSample("door", 50)
	if err := s.WriteWhole(ctx, recipient, w, nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(s.disk.folder, wholeName(w))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	refused := func(raw []byte, what string, at int) {
		t.Helper()
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		found, bad, err := s.Wholes(ctx, paper, nil)
		if err != nil || len(found) > 0 || len(bad) != 1 {
			t.Fatalf("%s at %d: %d found, %v, %v", what, at, len(found), bad, err)
		}
	}
	for at := 0; at < len(whole); at += 1 + len(whole)/100 {
		refused(whole[:at], "cut", at)
		changed := bytes.Clone(whole)
		changed[at] ^= 1
		refused(changed, "changed", at)
	}
	refused(whole[:len(whole)-1], "cut", len(whole)-1)
	refused(append(bytes.Clone(whole), 'x'), "longer", len(whole))
}

// Whatever fails while it is written: what lay there before is whole, or the new one is.
func TestTheStickGoesWhileAWholeSurgeryIsWritten(t *testing.T) {
	ctx := context.Background()
	paper, recipient := aPaper(t)
	before := on(t, "")
	if err := before.WriteWhole(ctx, recipient, wholeSample("door", 5), nil); err != nil {
		t.Fatal(err)
	}
	from := filepath.Dir(before.disk.folder)
	write := func(s *Stick) error { return s.WriteWhole(ctx, recipient, wholeSample("door", 600), nil) }
	count := on(t, from)
	steps := broken(count, -1, false, nil)
	if err := write(count); err != nil || *steps < 8 {
		t.Fatal(*steps, err)
	}
	for n := 1; n <= *steps; n++ {
		trouble := troubles[n%len(troubles)]
		s := on(t, from)
		broken(s, n, true, trouble.err)
		err := write(s)
		s.disk.before = nil
		found, bad, failed := s.Wholes(ctx, paper, nil)
		if failed != nil || len(bad) > 0 || len(found) != 1 {
			t.Fatalf("step %d: %v, %v, %v", n, found, bad, failed)
		}
		if got := len(found[0].Whole.Gone); got != 1 {
			t.Errorf("step %d: %+v", n, found[0].Whole)
		}
		if err != nil && surgery.AsError(err).Key != trouble.key {
			t.Errorf("step %d: %v, want %s", n, err, trouble.key)
		}
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := before.WriteWhole(stopped, recipient, wholeSample("door", 5), nil); surgery.AsError(err).Key != "share.stopped" {
		t.Error(err)
	}
}

// FuzzWhole reads any file as a whole surgery, and any content that was sealed to the paper.
func FuzzWhole(f *testing.F) {
	paper, recipient := aPaper(f)
	f.Add([]byte(wholeHead+wholeVersion), false)
	f.Add([]byte(`{"Share":"share","Surgery":"s","HomeSeat":"h","Began":1}{"parcel":{"Share":"share","From":"x"}}{"entry":{"Seq":1}}{"count":{}}null`), true)
	f.Fuzz(func(t *testing.T, raw []byte, sealed bool) {
		if sealed {
			var out bytes.Buffer
			out.WriteString(wholeHead + wholeVersion)
			w, err := seal.ToPaper(&out, recipient)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(deflated(t, string(raw)))); err != nil || w.Close() != nil {
				t.Fatal(err)
			}
			raw = out.Bytes()
		}
		_, err := decodeWhole(bytes.NewReader(raw), paper, func(*surgery.Parcel) error { return nil })
		toldOfAFile(t, wholeTrouble(err))
	})
}
