package sharing_test

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// How somebody was reached who took that back is erased with them, when the erasing
// comes from another desk: its key goes at once, and not when the surgery closes.
func TestARemovedContactGoesWithAnErasingFromElsewhere(t *testing.T) {
	s := shared(t)
	id := world.Must(t)(s.home.Today.CheckInNew(today.Arrival{Name: "Pat Sample", SavePlace: true,
		Allowed: surgery.Allowed{For: []surgery.Purpose{surgery.ContactMe}, Contact: "reachscribble@example.org"}})).Visit
	who := world.AttendeeOf(t, s.home, id)
	contact := world.Got[*surgery.Contact](t)(s.home.Desk.Store().ContactOf(who))
	world.Must(t)(s.home.People.SetConsent(who, surgery.ContactMe, false))
	b := s.join("Front door")
	if _, _, err := b.People.ErasePeople([]surgery.ID{who}); err != nil {
		t.Fatal(err)
	}
	s.swap(b)
	s.swap(s.home)
	keys, _, err := s.home.Desk.Store().Keys()
	if err != nil || keys[contact.ID] != nil || keys[who] != nil {
		t.Errorf("a key is still there: %v, %v, %v", keys[contact.ID], keys[who], err)
	}
	logged, failed := s.home.Desk.Store().OperationsOn(who)
	for _, o := range logged {
		for _, e := range o.Edits {
			for _, r := range []surgery.Record{e.Before, e.After} {
				if c, is := r.(*surgery.Contact); is && c.Words.How != "" {
					t.Errorf("%s still says it", o.Kind)
				}
			}
		}
	}
	if r := world.Verified(t, s.home); failed != nil || r.Chain != "ok" {
		t.Error(r.Chain, failed)
	}
}
