package weekprints_test

import (
	"slices"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/desk/world"
)

// One code for the hashtag and one for the blog stand on a handout and a poster, and
// the next surgery's where it has room; others where the host chooses them.
func TestTheCodesOfAPrintAreChosen(t *testing.T) {
	d := world.New(t).Open(t)
	w := printedWeek(t, d)
	for _, kind := range []surgery.PrintKind{surgery.WeekHandoutPrint, surgery.PosterPrint} {
		codes, err := d.WeekPrints.Codes(kind, w.ID)
		if err != nil {
			t.Fatal(err)
		}
		var usual, all []string
		for _, c := range codes {
			if all = append(all, c.Key); c.Usual {
				usual = append(usual, c.Opens)
			}
		}
		if !slices.Equal(usual, []string{"Join in: #LYPFTrecovery on Bluesky", "Considering Lilies", "Next surgery, for your calendar"}) && !slices.Equal(usual, []string{"#LYPFTrecovery on Bluesky", "Considering Lilies", "Next surgery, for your calendar"}) {
			t.Errorf("%s: usually %q", kind, usual)
		}
		said := world.Text(world.Paper(t)(d.WeekPrints.Paper(kind, w.ID, surgery.Standard)))
		if strings.Contains(said, "on X") || !strings.Contains(said, "on Bluesky") || !strings.Contains(said, "Considering Lilies") {
			t.Errorf("%s says\n%s", kind, said)
		}
		said = world.Text(world.Paper(t)(d.WeekPrints.PaperWith(kind, w.ID, weekprints.Choice{Size: surgery.Standard, Codes: all})))
		for _, c := range codes {
			if !strings.Contains(said, c.Opens) {
				t.Errorf("%s does not say %q though it is chosen:\n%s", kind, c.Opens, said)
			}
		}
		if said = world.Text(world.Paper(t)(d.WeekPrints.PaperWith(kind, w.ID, weekprints.Choice{Codes: []string{}}))); strings.Contains(said, "QR code") {
			t.Errorf("%s has a code though none is chosen:\n%s", kind, said)
		}
	}
	if codes, err := d.WeekPrints.Codes(surgery.CardsPrint, w.ID); len(codes) != 0 || err != nil {
		t.Errorf("cards: %+v %v", codes, err)
	}
}

// The guests' network stands on a poster when the host chooses it for that print, which
// then leaves no file behind, and on nothing else.
func TestTheGuestsNetworkIsOnAPosterOnly(t *testing.T) {
	d := world.New(t).Open(t)
	w := printedWeek(t, d)
	guests := surgery.WiFi{Name: "Made-up Guests", Key: "seven otters", OnWall: true}
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Week: w.ID, Words: surgery.SurgeryWords{Venue: "Made-up Hall", WiFi: guests}}))
	never := func(what string, p prints.Paper) {
		if said := world.Text(p); strings.Contains(said, "Made-up Guests") || strings.Contains(said, "otters") || strings.Contains(said, "Wi-Fi") {
			t.Errorf("%s says\n%s", what, said)
		}
	}
	codes, err := d.WeekPrints.Codes(surgery.PosterPrint, w.ID)
	if err != nil || !slices.ContainsFunc(codes, func(c prints.Code) bool { return c.Key == "wifi" && !c.Usual }) {
		t.Fatal(codes, err)
	}
	for _, size := range world.EverySize {
		for _, kind := range []surgery.PrintKind{surgery.PosterPrint, surgery.BigPosterPrint} {
			p := world.Paper(t)(d.WeekPrints.PaperWith(kind, w.ID, weekprints.Choice{Size: size, Codes: []string{"wifi"}}))
			if said := world.Text(p); !strings.Contains(said, "Network: Made-up Guests. Password: seven otters") || !p.Private() {
				t.Errorf("%s says\n%s", kind, said)
			}
		}
	}
	if of, err := d.WeekPrints.Codes(surgery.WeekHandoutPrint, w.ID); err != nil || slices.ContainsFunc(of, func(c prints.Code) bool { return c.Key == "wifi" }) {
		t.Error("a handout offers it", err)
	}
	never("a handout that asks for it", world.Paper(t)(d.WeekPrints.PaperWith(surgery.WeekHandoutPrint, w.ID, weekprints.Choice{Codes: []string{"wifi"}})))
	all, err := d.WeekPrints.List("")
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range all {
		never(one.Title, world.Paper(t)(d.WeekPrints.Paper(one.Kind, one.About, surgery.Standard)))
	}
	visit := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zoë Sampleton"})).Visit
	never("the handout of the surgery", world.Paper(t)(d.WeekPrints.Handout("")))
	never("somebody's handout", world.Paper(t)(d.Visit.Handout(visit, "")))
}
