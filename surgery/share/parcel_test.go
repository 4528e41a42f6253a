package share

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// asFile returns a parcel as a file.
func asFile(t testing.TB, key *seal.Key, p *surgery.Parcel) []byte {
	t.Helper()
	var out bytes.Buffer
	head := HeadOf(p, nil)
	if err := encode(context.Background(), &out, key, &head, Whole(p), nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// readAll reads a file to its end, as pieces.
func readAll(raw []byte, key *seal.Key) (pieces []*surgery.Parcel, err error) {
	o, err := open(bytes.NewReader(raw), seal.OneKey(key), "share")
	if err != nil {
		return nil, err
	}
	for {
		p, err := o.next()
		if errors.Is(err, io.EOF) {
			return pieces, nil
		}
		if err != nil {
			return pieces, err
		}
		pieces = append(pieces, p)
	}
}

func TestAParcelOfManyPieces(t *testing.T) {
	key, p := seal.NewKey(), sample("home", 1, 3*aPieceOf)
	for i := range 20 { // and a few that fill a piece by their size
		p.Entries[i].Facts = bytes.Repeat([]byte{byte(i)}, 1<<20)
	}
	pieces, err := readAll(asFile(t, key, p), key)
	if err != nil || len(pieces) < 5 {
		t.Fatal(len(pieces), err)
	}
	all := &surgery.Parcel{Share: p.Share, From: p.From, Number: p.Number, Written: p.Written, Seen: p.Seen, Keys: map[surgery.ID]surgery.OwnerKeys{}}
	for i, piece := range pieces {
		if piece.Share != p.Share || piece.From != p.From || piece.Number != p.Number || !reflect.DeepEqual(piece.Seen, p.Seen) {
			t.Fatalf("a piece is another's: %+v", piece)
		}
		for owner, keys := range piece.Keys {
			all.Keys[owner] = keys
		}
		all.Entries = append(all.Entries, piece.Entries...)
		if i == 0 {
			all.Counts, all.Erased = piece.Counts, piece.Erased
		}
		all.Added = append(all.Added, piece.Added...)
		if piece.House != nil {
			all.House = piece.House
		}
	}
	if !reflect.DeepEqual(all, p) {
		t.Error("the pieces together are not the parcel")
	}
	if len(pieces[0].Keys) == 0 {
		t.Error("keys come after the entries that need them")
	}
	if last := pieces[len(pieces)-1]; !reflect.DeepEqual(last.Counts, p.Counts) || !reflect.DeepEqual(last.Erased, p.Erased) || last.House == nil {
		t.Error("what is beside the entries is not said again at the end")
	}
}

func TestAnEmptyParcelSaysWhatItsDeskHas(t *testing.T) {
	key := seal.NewKey()
	p := &surgery.Parcel{Share: "share", From: "door", Number: 4, Written: noon, Seen: surgery.Seen{"home": 7}}
	pieces, err := readAll(asFile(t, key, p), key)
	if err != nil || len(pieces) != 1 || !reflect.DeepEqual(pieces[0], p) {
		t.Errorf("%+v %v", pieces, err)
	}
}

// Cut at any byte, or changed in any, a parcel is none: nothing but whole pieces comes
// out of it.
func TestADamagedParcelIsFound(t *testing.T) {
	key, p := seal.NewKey(), sample("home", 1, 3)
	raw := asFile(t, key, p)
	bad := func(what string, raw []byte) {
		t.Helper()
		pieces, err := readAll(raw, key)
		if !errors.Is(err, errDamaged) && !errors.Is(err, errForeign) && !errors.Is(err, errNewer) {
			t.Fatalf("%s: %v", what, err)
		}
		for _, piece := range pieces {
			if !reflect.DeepEqual(piece, p) {
				t.Fatalf("%s: a piece that nobody wrote", what)
			}
		}
	}
	for n := range raw {
		bad(fmt.Sprintf("cut at %d", n), raw[:n])
		changed := bytes.Clone(raw)
		changed[n] ^= 0x10
		bad(fmt.Sprintf("changed at %d", n), changed)
	}
	bad("longer", append(bytes.Clone(raw), 0))
	bad("twice", append(bytes.Clone(raw), raw...))
}

// craft returns a file with these frames, each sealed for its place.
func craft(key *seal.Key, frames ...[]byte) []byte {
	id := bytes.Repeat([]byte{7}, idSize)
	raw := append(append([]byte(parcelHead+parcelVersion), id...), 0, 0)
	for i, plain := range frames {
		last := i == len(frames)-1
		sealed := key.Seal(plain, place(hex.EncodeToString(id), i, last))
		n := uint32(len(sealed))
		if last {
			n |= lastFrame
		}
		raw = append(binary.BigEndian.AppendUint32(raw, n), sealed...)
	}
	return raw
}

func deflated(t testing.TB, plain string) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err == nil {
		_, err = io.WriteString(w, plain)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What somebody with the share key can write is limited too.
func TestAHostileParcelIsRefused(t *testing.T) {
	key := seal.NewKey()
	head := deflated(t, `{"Share":"share","From":"bad"}`)
	big := `{"entry":{"Facts":"` + strings.Repeat("A", mostPlain) + `"}}`
	for _, c := range []struct {
		name string
		raw  []byte
		want error
	}{
		{"good", craft(key, head, deflated(t, `{"entry":{"Seq":1}}`)), nil},
		{"a bomb", craft(key, head, deflated(t, strings.Repeat(" ", 40<<20))), errDamaged},
		{"one large line", craft(key, head, deflated(t, big)), errDamaged},
		{"many small lines", craft(key, head, deflated(t, strings.Repeat("{}", mostLines+1))), errDamaged},
		{"as many lines as may be", craft(key, head, deflated(t, strings.Repeat("{}", mostLines))), nil},
		{"not JSON", craft(key, head, deflated(t, `entry`)), errDamaged},
		{"half a line", craft(key, head, deflated(t, `{"entry":`)), errDamaged},
		{"not deflated", craft(key, head, []byte("plain")), errDamaged},
		{"a head that is a bomb", craft(key, deflated(t, strings.Repeat(" ", mostHead+1)), nil), errDamaged},
		{"a head alone", craft(key, head), nil},
		{"a head of another share", craft(key, deflated(t, `{"Share":"other"}`), nil), errForeign},
		{"no frames", craft(key), errForeign},
		{"a frame that says it is long", append(craft(key)[:len(parcelHead+parcelVersion)+idSize+2], 0x7f, 0xff, 0xff, 0xff), errForeign},
		{"another key's", craft(seal.NewKey(), head, nil), errForeign},
		{"a newer version", bytes.Replace(craft(key, head, nil), []byte("-1\n"), []byte("-2\n"), 1), errNewer},
		{"no version", bytes.Replace(craft(key, head, nil), []byte("-1\n"), []byte("-x\n"), 1), errForeign},
		{"a long version", []byte(parcelHead + strings.Repeat("9", 1000)), errForeign},
		{"a picture", []byte("\x89PNG\r\n\x1a\n and so on"), errForeign},
		{"nothing", nil, errForeign},
	} {
		if _, err := readAll(c.raw, key); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// An entry that could never be read again is not written.
func TestAnEntryTooLargeIsNotWritten(t *testing.T) {
	p := sample("home", 1, 1)
	p.Entries[0].Words = make([]byte, mostPlain)
	head := HeadOf(p, nil)
	if err := encode(context.Background(), io.Discard, seal.NewKey(), &head, Whole(p), nil); err == nil {
		t.Error("it was written")
	}
}

func TestWhatReplacesAParcel(t *testing.T) {
	head := func(from surgery.ID, number int64, seen surgery.Seen) *Head {
		return &Head{Share: "share", From: from, Number: number, Seen: seen}
	}
	old := head("home", 3, surgery.Seen{"home": 5, "door": 2})
	for _, c := range []struct {
		name  string
		newer *Head
		want  bool
	}{
		{"the same again", head("home", 3, surgery.Seen{"home": 5, "door": 2}), true},
		{"more of all", head("home", 4, surgery.Seen{"home": 6, "door": 3, "table": 1}), true},
		{"less of one", head("home", 4, surgery.Seen{"home": 6, "door": 1}), false},
		{"nothing of one", head("home", 4, surgery.Seen{"home": 6}), false},
		{"another desk's", head("door", 4, surgery.Seen{"home": 6, "door": 3}), false},
		{"an earlier number", head("home", 2, surgery.Seen{"home": 6, "door": 3}), false},
		{"another share's", &Head{Share: "other", From: "home", Number: 9, Seen: old.Seen}, false},
	} {
		if got := c.newer.replaces(old); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestLacks(t *testing.T) {
	for _, c := range []struct {
		heard []surgery.Seen
		want  surgery.Seen
	}{
		{nil, surgery.Seen{}},
		{[]surgery.Seen{{"a": 3, "b": 1}}, surgery.Seen{"a": 3, "b": 1}},
		{[]surgery.Seen{{"a": 3, "b": 1}, {"a": 2, "c": 5}}, surgery.Seen{"a": 2}},
		{[]surgery.Seen{{"a": 3}, nil}, surgery.Seen{}},
	} {
		if got := Lacks(c.heard); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %v", c.heard, got)
		}
	}
}

// Pieces have their place: somebody without the share key can neither exchange two, nor
// leave one out, nor end a parcel early.
func TestPiecesKeepTheirPlace(t *testing.T) {
	key := seal.NewKey()
	raw := asFile(t, key, sample("home", 1, 4*aPieceOf))
	begins := len(parcelHead+parcelVersion) + idSize + 2
	var frames [][]byte
	for rest := raw[begins:]; len(rest) > 0; {
		n := 4 + int(binary.BigEndian.Uint32(rest)&^lastFrame)
		frames, rest = append(frames, rest[:n]), rest[n:]
	}
	if len(frames) < 5 {
		t.Fatal(len(frames))
	}
	last := len(frames) - 1
	ended := bytes.Clone(frames[2])
	ended[0] |= lastFrame >> 24
	open := bytes.Clone(frames[last])
	open[0] &^= lastFrame >> 24
	for name, order := range map[string][][]byte{
		"exchanged":    {frames[0], frames[2], frames[1], frames[3], frames[last]},
		"one left out": {frames[0], frames[1], frames[3], frames[last]},
		"twice":        {frames[0], frames[1], frames[1], frames[2], frames[3], frames[last]},
		"ended early":  {frames[0], frames[1], ended},
		"never ended":  append(append([][]byte{}, frames[:last]...), open),
	} {
		file := bytes.Clone(raw[:begins])
		for _, f := range order {
			file = append(file, f...)
		}
		if _, err := readAll(file, key); !errors.Is(err, errDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := readAll(raw, key); err != nil {
		t.Error(err)
	}
}

// Whatever a parcel can say is carried, also what it will be able to say one day.
func TestEveryFieldIsCarried(t *testing.T) {
	key, p := seal.NewKey(), &surgery.Parcel{}
	fill(t, reflect.ValueOf(p).Elem())
	p.Share, p.Epoch = "share", 0 // which key it was the reader knows
	for i := range p.Renewals {
		p.Renewals[i].Seat = "" // whose it is nobody knows
	}
	pieces, err := readAll(asFile(t, key, p), key)
	if err != nil || len(pieces) != 1 || !reflect.DeepEqual(pieces[0], p) {
		t.Errorf("%+v\n%+v %v", p, pieces[0], err)
	}
}

// fill gives every field of a value something.
func fill(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(noon))
			return
		}
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				t.Fatalf("%s.%s is not carried", v.Type(), v.Type().Field(i).Name)
			}
			fill(t, v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(t, v.Index(0))
		fill(t, v.Index(1))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(t, key)
		fill(t, value)
		v.SetMapIndex(key, value)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem())
	case reflect.String:
		v.SetString("é<x>")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(1<<62 + 1)
	case reflect.Uint8:
		v.SetUint(200)
	default:
		t.Fatalf("%s: how is it carried?", v.Type())
	}
}
