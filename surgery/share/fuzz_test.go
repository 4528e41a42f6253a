package share

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"os"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// told fails unless an error is one that a person can be told about a file.
func toldOfAFile(t *testing.T, err error) {
	t.Helper()
	if kind := surgery.KindOf(err); err != nil && kind != surgery.BadFile && kind != surgery.TooNew && kind != surgery.Invalid && kind != surgery.Conflict {
		t.Errorf("%v", err)
	}
}

// FuzzParcel reads any file as a parcel, and any content that somebody with the share
// key has sealed.
func FuzzParcel(f *testing.F) {
	key, err := seal.KeyOf(bytes.Repeat([]byte{3}, 32))
	if err != nil {
		f.Fatal(err)
	}
	head := deflated(f, `{"Share":"share","From":"home","Seen":{"home":2}}`)
	f.Add(asFile(f, key, sample("home", 1, 3)), []byte(nil), false)
	f.Add(head, deflated(f, `{"entry":{"Seq":1}}{"owner":"a","keys":"eA=="}{"house":{"Version":1}}`), true)
	f.Add(head, deflated(f, `{"owner":"a","keys":[{"desk":"d","key":null}]}{"count":{}}{"erased":"x"}null`), true)
	f.Add([]byte(parcelHead+"2\n"), []byte(nil), false)
	f.Fuzz(func(t *testing.T, a, b []byte, sealed bool) {
		raw := a
		if sealed {
			raw = craft(key, a, b)
		}
		pieces, err := readAll(raw, key)
		if err != nil && !errors.Is(err, errDamaged) && !errors.Is(err, errForeign) && !errors.Is(err, errNewer) {
			t.Fatal(err)
		}
		toldOfAFile(t, trouble(err))
		for _, p := range pieces { // what was read can be written
			head := HeadOf(p, nil)
			var out bytes.Buffer
			if err := encode(context.Background(), &out, key, &head, Whole(p), nil); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func FuzzRequest(f *testing.F) {
	raw := asks(f).Request.raw
	body, err := parseJoin(requestHead, raw)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw, false)
	f.Add(body, true)
	f.Add([]byte(`{"Name":"\u202e","Schema":-1}`), true)
	f.Fuzz(func(t *testing.T, raw []byte, whole bool) {
		if whole {
			raw = joinFile(requestHead, raw)
		}
		r, err := ParseRequest(raw)
		toldOfAFile(t, err)
		if err != nil {
			return
		}
		if r.Name == "" || surgery.Clean(r.Name) != r.Name || len(r.SignKey) != 32 || len(r.name()) != nameLetters {
			t.Errorf("%+v", r)
		}
		toldOfAFile(t, r.Check(schema, noon))
		if _, err := seal.SealBox(r.BoxKey, []byte("answer")); err != nil {
			t.Error(err)
		}
	})
}

// FuzzAnswer reads any file as an answer, anything that somebody sealed to who asks,
// and anything that somebody with the share key did.
func FuzzAnswer(f *testing.F) {
	j, h := asks(f), shares(f)
	whole := h.lets(f, j.Request)
	sealed, err := parseJoin(answerHead, whole)
	if err != nil {
		f.Fatal(err)
	}
	box, err := j.Secret.OpenBox(sealed)
	if err != nil {
		f.Fatal(err)
	}
	slots, err := h.slots.File()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole, byte(0))
	f.Add(sealed, byte(1))
	f.Add(box, byte(2))
	f.Add([]byte(`{"Share":"s","Letter":"bb"}`), byte(3))
	f.Fuzz(func(t *testing.T, raw []byte, as byte) {
		switch as {
		case 3:
			raw = []byte(`{"slots":"` + base64Of(slots) + `","answer":"` + base64Of(h.key.Seal(raw, answerTo(j.Request))) + `"}`)
			fallthrough
		case 2:
			sealed, err := seal.SealBox(j.Request.BoxKey, raw)
			if err != nil {
				t.Fatal(err)
			}
			raw = sealed
			fallthrough
		case 1:
			raw = joinFile(answerHead, raw)
		}
		a, err := j.ParseAnswer(raw)
		toldOfAFile(t, err)
		if err != nil {
			return
		}
		if cost(a.slots) { // trying would take what a laptop may have, and not what a fuzzer has
			return
		}
		joined, err := a.Open([]byte(h.today), schema, noon)
		toldOfAFile(t, err)
		if err == nil && !joined.valid() {
			t.Errorf("%+v", joined.Answer)
		}
	})
}

// FuzzStick has any files lie in our folder.
func FuzzStick(f *testing.F) {
	key, err := seal.KeyOf(bytes.Repeat([]byte{3}, 32))
	if err != nil {
		f.Fatal(err)
	}
	j := asks(f)
	f.Add("aaaaaaaa.par", asFile(f, key, sample("home", 1, 3)), "bbbbbbbb.ask", j.Request.raw)
	f.Add(j.Request.name()+anAnswer, []byte(answerHead+"1\n\n"), "README.TXT", []byte("x"))
	f.Add("aaaaaaaa.PAR", []byte(parcelHead+"2\n"), "aaaaaaaa.tmp", []byte{})
	f.Fuzz(func(t *testing.T, name string, raw []byte, other string, more []byte) {
		s, ctx := on(t, ""), context.Background()
		if err := s.disk.make(); err != nil {
			t.Fatal(err)
		}
		for name, raw := range map[string][]byte{name: raw, other: more} {
			if strings.ContainsAny(name, "/\\\x00") || name == "" || name == "." || name == ".." {
				name = hex.EncodeToString([]byte(name))
			}
			_ = os.WriteFile(s.disk.path(name), raw, 0o600) // some names are too long: nothing lies there then
		}
		_, err := s.Gather(ctx, seal.OneKey(key), Gathering{Share: "share", Seat: "door"}, nil, func(*surgery.Parcel) error { return nil })
		if err != nil {
			t.Error(err)
		}
		_, bad, err := s.Requests(ctx)
		if err != nil {
			t.Error(err)
		}
		for _, err := range bad {
			toldOfAFile(t, err)
		}
		if _, err := s.Answered(ctx, j); keyOf(err) != "share.no_answer" {
			toldOfAFile(t, err)
		}
		leave(t, s, key, sample("home", 1, 9), nil)
		if err := s.Clear(ctx, seal.OneKey(key), "share"); err != nil {
			t.Error(err)
		}
	})
}

func base64Of(raw []byte) string { return base64.StdEncoding.EncodeToString(raw) }

// cost reports whether slots ask for more than tests' own.
func cost(s *seal.Slots) bool {
	raw, err := s.File()
	return err != nil || !bytes.Contains(raw, []byte(`"memory": 64,`)) || !bytes.Contains(raw, []byte(`"times": 1,`))
}
