package guard

import (
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery/yardstick"
)

func now() time.Time { return time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC) }

// said returns what was found of a kind, joined.
func said(text string, what Kind) string {
	var all []string
	for _, f := range Look(text, []Kind{what}, now) {
		all = append(all, f.Text)
	}
	return strings.Join(all, "|")
}

func TestLook(t *testing.T) {
	for _, c := range []struct {
		what       Kind
		text, want string
	}{
		// 943 476 5919 is the example of the NHS Data Dictionary.
		{NHSNumber, "NHS no 943 476 5919, please", "943 476 5919"},
		{NHSNumber, "9434765919", "9434765919"},
		{NHSNumber, "943-476-5919", "943-476-5919"},
		{NHSNumber, "943\u2013476\u20135919", "943\u2013476\u20135919"},
		{NHSNumber, "943\u00a0476\u00a05919", "943\u00a0476\u00a05919"},
		{NHSNumber, "9 4 3 4 7 6 5 9 1 9", "9 4 3 4 7 6 5 9 1 9"},
		{NHSNumber, "room 4 943 476 5919 2", "943 476 5919"},
		{NHSNumber, "９４３４７６５９１９", "９４３４７６５９１９"},
		{NHSNumber, "٩٤٣٤٧٦٥٩١٩", "٩٤٣٤٧٦٥٩١٩"},
		{NHSNumber, "943 476 5919 and 401 023 2137", "943 476 5919|401 023 2137"},
		{NHSNumber, "943 476 5918", ""},
		{NHSNumber, "94347659191", ""},
		{NHSNumber, "0000000000", ""},
		{NHSNumber, "943-476 5919", ""},
		{NHSNumber, "https://www.youtube.com/watch?v=9434765919", ""},
		{NHSNumber, "+44 943 476 5919", ""},
		{NHSNumber, "0113 855 5000, ext 12", ""},
		{NHSNumber, "2026-11-24 10:30", ""},
		{NHSNumber, "1-4 6", ""},

		{BirthDate, "born 3/5/1975 in Leeds", "3/5/1975"},
		{BirthDate, "03.05.75", "03.05.75"},
		{BirthDate, "1975-05-03", "1975-05-03"},
		{BirthDate, "05/23/1975", "05/23/1975"},
		{BirthDate, "3rd of May 1975", "3rd of May 1975"},
		{BirthDate, "3 may '75", "3 may '75"},
		{BirthDate, "May 3rd, 1975", "May 3rd, 1975"},
		{BirthDate, "dob 1 Feb 2024", "1 Feb 2024"},
		{BirthDate, "blog of 1 Feb 2024", ""},
		{BirthDate, "next surgery 29/12/2026", ""},
		{BirthDate, "24/11/26", ""},
		{BirthDate, "31/02/1975", ""},
		{BirthDate, "3/5-1975", ""},
		{BirthDate, "the 1850-01-01 census", ""},
		{BirthDate, "Mon 23 Nov", ""},
		{BirthDate, "10.30 to 11.45", ""},

		{Password, "password: sunshine", "sunshine"},
		{Password, "Password = hunter2.", "hunter2"},
		{Password, "the wifi password is Leeds2026!", "Leeds2026!"},
		{Password, "her password hunter2 works", "hunter2"},
		{Password, "pw: abc", "abc"},
		{Password, "PIN 4821", "4821"},
		{Password, "pin is 482 913", ""},
		{Password, "passcode 482913", "482913"},
		{Password, "security code 482913", "482913"},
		{Password, "try Xy7$kdP29q later", "Xy7$kdP29q"},
		{Password, "Passw0rd! is bad", "Passw0rd!"},
		{Password, "make a new password with three words", ""},
		{Password, "password is too weak", ""},
		{Password, "password: reset it at home", ""},
		{Password, "pin the post at the top", ""},
		{Password, "show the recovery codes page", ""},
		{Password, "#RecoveryWeek2026 and #LYPFTrecovery", ""},
		{Password, "RecoveryWeek2026", ""},
		{Password, "@Sam2Go4You", ""},
		{Password, "sam.Sample99@example.org", ""},
		{Password, "10am-12.30pm", ""},
		{Password, "LS11-5AB", ""},
		{Password, "https://youtu.be/dQw4w9WgXcQ", ""},
		{Password, "Two-step sign-in", ""},
		{Password, "👩🏽‍🎓👩🏽‍🎓👩🏽‍🎓", ""},

		{Email, "write to sam@example.org.", "sam@example.org"},
		{Email, "@sam on Mastodon: @sam@mastodon.example", "@sam@mastodon.example"},
		{Email, "a @ b", ""},
		{Phone, "ring 0113 496 0000 after two", "0113 496 0000"},
		{Phone, "+44 7700 900123", "+44 7700 900123"},
		{Phone, "(0113) 496 0000", "(0113) 496 0000"},
		{Phone, "Samaritans 116 123, or 111", ""},
		{Phone, "0 of 12 steps, 1 to 5", ""},
	} {
		if got := said(c.text, c.what); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.what, c.text, got, c.want)
		}
	}
}

// Exactly one in eleven numbers of ten digits passes for any first nine; that
// last digit which checks, and no other.
func TestOneLastDigitChecks(t *testing.T) {
	for _, first := range []string{"943476591", "401023213", "999999999", "123456789"} {
		n := 0
		for last := '0'; last <= '9'; last++ {
			if said(first+string(last), NHSNumber) != "" {
				n++
			}
		}
		if n > 1 {
			t.Errorf("%s: %d last digits check", first, n)
		}
	}
}

func TestLookIsInOrderAndSaysEachOnce(t *testing.T) {
	found := Look("dob 3/5/1975, 943 476 5919, again 943 476 5919", Kinds, now)
	want := []Found{{NHSNumber, "943 476 5919"}, {BirthDate, "3/5/1975"}}
	if len(found) != 2 || found[0] != want[0] || found[1] != want[1] {
		t.Errorf("%+v", found)
	}
	if got := TakeOut("dob 3/5/1975, 943 476 5919.", found...); got != "dob , ." {
		t.Errorf("%q", got)
	}
	if len(Look("943 476 5919", nil, now)) != 0 {
		t.Error("nothing was asked for")
	}
}

func TestAMegabyteIsLookedAtAtOnce(t *testing.T) {
	for _, piece := range []string{"1", "1 ", "password ", "a1B$", "3/5/1975 ", "@", "0 ", "x@y.", "👩‍⚕️", "\xff", "jan "} {
		text := strings.Repeat(piece, 1<<20/len(piece))
		if took := yardstick.Sticks(func() { Look(text, Kinds, now) }); took > yardstick.Most {
			t.Errorf("%q: took %.0f sticks", piece, took)
		}
	}
}

func FuzzLook(f *testing.F) {
	for _, seed := range []string{"943 476 5919", "dob 3/5/75", "pw: x", "a@b.c", "\xff\xfe", "９４３", "0000 000 000 0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, found := range Look(text, Kinds, now) {
			if found.Text == "" || !strings.Contains(text, found.Text) {
				t.Errorf("%q is not in %q", found.Text, text)
			}
			if out := TakeOut(text, found); len(out) >= len(text) {
				t.Errorf("%q is not taken out of %q", found.Text, text)
			}
		}
	})
}
