package share

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/seal/quick"
)

const schema = 5

func asks(t testing.TB) *Joining {
	t.Helper()
	quick.Passphrases(t)
	j, err := Ask("Front door", schema, noon)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// home is the home desk of a share.
type home struct {
	key    *seal.Key
	slots  *seal.Slots
	today  string
	answer Answer
}

func shares(t testing.TB) home {
	t.Helper()
	quick.Passphrases(t)
	paper, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	key, today, secret := seal.NewKey(), seal.TodaysPassphrase(), seal.NewDeskSecret()
	slots, err := seal.NewShareSlots(key, today, paper.Recipient().String())
	if err != nil {
		t.Fatal(err)
	}
	return home{key, slots, today, Answer{Share: "share", Surgery: "surgery", Name: "Made-up conference", Seat: "seat", Letter: "B",
		HomeSeat: "home", HomeSignKey: secret.SignKey(), HomeBoxKey: secret.BoxKey(), Schema: schema, Written: noon.Add(3 * time.Minute)}}
}

func (h home) lets(t testing.TB, r *Request) []byte {
	t.Helper()
	raw, err := r.Answer(h.answer, h.key, h.slots)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestJoiningByStick(t *testing.T) {
	ctx, s, j, h := context.Background(), on(t, ""), asks(t), shares(t)
	if _, err := s.Answered(ctx, j); surgery.AsError(err).Key != "share.gone" && surgery.AsError(err).Key != "share.no_answer" {
		t.Error(err)
	}
	for range 2 { // asked twice is asked once
		if err := s.Ask(ctx, j); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Answered(ctx, j); surgery.AsError(err).Key != "share.no_answer" {
		t.Error(err)
	}
	found, bad, err := s.Requests(ctx)
	if err != nil || len(bad) != 0 || len(found) != 1 {
		t.Fatal(found, bad, err)
	}
	r := found[0]
	if r.Name != "Front door" || r.Words() != j.Request.Words() {
		t.Errorf("%q %v, and %v on the other screen", r.Name, r.Words(), j.Request.Words())
	}
	if err := r.Check(schema, noon.Add(time.Minute)); err != nil {
		t.Error(err)
	}
	for range 2 { // also answering
		if err := s.Answer(ctx, r, h.lets(t, r)); err != nil {
			t.Fatal(err)
		}
	}
	if left, _, err := s.Requests(ctx); err != nil || len(left) != 0 {
		t.Error("the request stays", left, err)
	}
	a, err := s.Answered(ctx, j)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Open([]byte(seal.TodaysPassphrase()), schema, noon.Add(5*time.Minute)); surgery.AsError(err).Key != "share.passphrase_wrong" {
		t.Error(err)
	}
	joined, err := a.Open([]byte(" "+strings.ToUpper(h.today)), schema, noon.Add(5*time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	if joined.Seat != "seat" || joined.Name != h.answer.Name || joined.Key.PublicKey() != h.key.PublicKey() || joined.Slots.PublicKey() != h.key.PublicKey() {
		t.Errorf("%+v", joined)
	}
	if err := s.Forget(j); err != nil {
		t.Fatal(err)
	}
	if half, all := halves(t, s); half != 0 || all != 1 {
		t.Errorf("%d files, %d half", all, half)
	}
}

// Whoever puts something else in the place of a file gets nothing by it.
func TestFilesForJoiningThatWereExchanged(t *testing.T) {
	j, other, h := asks(t), asks(t), shares(t)
	if j.Request.Words() == other.Request.Words() {
		t.Error("two laptops have the same words")
	}
	answer := h.lets(t, j.Request)
	if _, err := other.parseAnswer(answer); !errors.Is(err, errForeign) {
		t.Error("another laptop opens the answer:", err)
	}
	// Somebody who knows the request only, and shares something else with the joiner.
	forged := shares(t)
	a, err := j.ParseAnswer(forged.lets(t, j.Request))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Open([]byte(h.today), schema, noon.Add(5*time.Minute)); surgery.AsError(err).Key != "share.passphrase_wrong" {
		t.Error("an answer of somebody who was not told the passphrase:", err)
	}
	// An answer made for an earlier request of the same desk.
	again := &Joining{other.Request, j.Secret}
	if a, err = again.ParseAnswer(answer); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Open([]byte(h.today), schema, noon.Add(5*time.Minute)); surgery.AsError(err).Key != "share.damaged" {
		t.Error("an answer to another request:", err)
	}
	// A slot that needs what the home laptop keeps opens nothing here.
	if raw, err := j.Request.Answer(Answer{}, h.key, h.slots); err == nil {
		t.Error("half an answer is given:", len(raw))
	}
	if _, err := j.Request.Answer(h.answer, seal.NewKey(), h.slots); err == nil {
		t.Error("an answer with slots of another key is given")
	}
}

func TestWhatARequestIsHeldAgainst(t *testing.T) {
	r := asks(t).Request
	for _, c := range []struct {
		name   string
		schema int
		now    time.Time
		want   string
	}{
		{"at once", schema, noon, ""},
		{"two minutes ahead", schema, noon.Add(-2 * time.Minute), ""},
		{"more than that", schema, noon.Add(-2*time.Minute - time.Second), "share.clocks"},
		{"carried for hours", schema, noon.Add(4 * time.Hour), ""},
		{"of long ago", schema, noon.Add(4*time.Hour + time.Second), "share.request_old"},
		{"an older program there", schema + 1, noon, "share.older_there"},
		{"an older program here", schema - 1, noon, "share.older_here"},
	} {
		if key := keyOf(r.Check(c.schema, c.now)); key != c.want {
			t.Errorf("%s: %q", c.name, key)
		}
	}
}

func keyOf(err error) string {
	if err == nil {
		return ""
	}
	return surgery.AsError(err).Key
}

func TestWhatAnAnswerIsHeldAgainst(t *testing.T) {
	j, h := asks(t), shares(t)
	for _, c := range []struct {
		name   string
		answer time.Duration // after the request, by the home desk's clock
		now    time.Duration // by the joining one's
		schema int
		want   string
	}{
		{"as it should be", 3 * time.Minute, 5 * time.Minute, schema, ""},
		{"answered before it was asked", -2 * time.Minute, 5 * time.Minute, schema, ""},
		{"long before", -2*time.Minute - time.Second, 5 * time.Minute, schema, "share.clocks"},
		{"answered later than now", 7 * time.Minute, 5 * time.Minute, schema, ""},
		{"much later", 7*time.Minute + time.Second, 5 * time.Minute, schema, "share.clocks"},
		{"a newer program", 0, 0, schema - 1, "share.older_here"},
		{"an older program", 0, 0, schema + 1, "share.older_there"},
	} {
		h.answer.Written = noon.Add(c.answer)
		a, err := j.ParseAnswer(h.lets(t, j.Request))
		if err != nil {
			t.Fatal(err)
		}
		_, err = a.Open([]byte(h.today), c.schema, noon.Add(c.now))
		if keyOf(err) != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
		if c.want == "share.clocks" && len(surgery.AsError(err).With) != 4 {
			t.Errorf("%s does not name both times", c.name)
		}
	}
}

// The times named are those of a clock on the wall here, and which is whose.
func TestClocksAreNamed(t *testing.T) {
	here := time.FixedZone("here", 3600)
	err := surgery.AsError(clocksApart(noon.In(here), noon.Add(time.Hour)))
	if err.With[1] != "13:00 on 24 November" || err.With[3] != "14:00 on 24 November" {
		t.Error(err.With)
	}
}

func TestNamesOfLaptops(t *testing.T) {
	for name, want := range map[string]string{
		"": "share.name_missing", " \t\u202e ": "share.name_missing", "Front  door\n": "",
		strings.Repeat("é", MaxLaptopName): "", strings.Repeat("é", MaxLaptopName+1): "error.too_long",
	} {
		j, err := Ask(name, schema, noon)
		if keyOf(err) != want {
			t.Errorf("%q: %v", name, err)
		}
		if err == nil && j.Request.Name != surgery.Clean(name) {
			t.Errorf("%q became %q", name, j.Request.Name)
		}
	}
}

func TestADamagedRequestIsSaid(t *testing.T) {
	raw := asks(t).Request.raw
	for n := range raw {
		changed := append([]byte(nil), raw...)
		changed[n] ^= 0x10
		if _, err := ParseRequest(changed); err == nil {
			t.Fatalf("byte %d may be changed", n)
		}
		if _, err := ParseRequest(raw[:n]); err == nil {
			t.Fatalf("%d bytes are a request", n)
		}
	}
	body, err := parseJoin(requestHead, raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{`"Name":"Front door"`, `"Schema":5`} {
		if _, err := ParseRequest(joinFile(requestHead, []byte(strings.Replace(string(body), other, `"Other":1`, 1)))); err == nil {
			t.Errorf("a request without %s", other)
		}
	}
	if _, err := ParseRequest([]byte(requestHead + "2\nmore")); surgery.KindOf(err) != surgery.TooNew {
		t.Error(err)
	}
}

// Whatever fails while somebody joins, asking and answering again goes well.
func TestTheStickGoesWhileSomebodyJoins(t *testing.T) {
	ctx, j, h := context.Background(), asks(t), shares(t)
	for n := 1; n <= 30; n++ {
		trouble := troubles[n%len(troubles)]
		s := on(t, "")
		broken(s, n, true, trouble.err)
		errAsk := s.Ask(ctx, j)
		s.disk.before = nil
		if found, bad, err := s.Requests(ctx); err != nil || len(bad) != 0 || errAsk == nil && len(found) != 1 {
			t.Errorf("step %d: %v, then %v %v %v", n, errAsk, found, bad, err)
		}
		if err := s.Ask(ctx, j); err != nil {
			t.Fatal(err)
		}
		broken(s, n, true, trouble.err)
		errAnswer := s.Answer(ctx, j.Request, h.lets(t, j.Request))
		s.disk.before = nil
		_, err := s.Answered(ctx, j)
		if errAnswer == nil && err != nil || err != nil && keyOf(err) != "share.no_answer" {
			t.Errorf("step %d: %v, then %v", n, errAnswer, err)
		}
		for _, err := range []error{errAsk, errAnswer} {
			if err != nil && keyOf(err) != trouble.key {
				t.Errorf("step %d: %v is told as %v", n, trouble.err, err)
			}
		}
		if err := s.Answer(ctx, j.Request, h.lets(t, j.Request)); err != nil {
			t.Fatal(err)
		}
		if half, all := halves(t, s); half != 0 || all != 2 {
			t.Errorf("step %d: %d files, %d half", n, all, half)
		}
	}
}
