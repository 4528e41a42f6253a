package today_test

import (
	"slices"
	"testing"

	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

func TestACardNamesAppsAndNothingThatOnlyTheyShouldRead(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	for _, c := range []struct {
		lists []string
		goal  string
		want  []string
	}{
		{nil, "", nil},
		{[]string{"safe-basics"}, "", []string{"staying safe"}},
		{[]string{"safe-basics", "mastodon-setup"}, "", []string{"staying safe", "Mastodon"}},
		{[]string{"recovery-story-blog"}, "", []string{"something else"}},
		{[]string{"recovery-story-blog", "mastodon-setup"}, "", []string{"Mastodon"}},
		{nil, "Tell my recovery story, on WhatsApp or Bluesky.", []string{"Bluesky", "WhatsApp"}},
		{nil, "Tell my recovery story", nil},
		{[]string{"mastodon-setup"}, "WhatsApp", []string{"Mastodon"}},
	} {
		v := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zoë Sampleton", Checklists: c.lists})).Visit
		world.Must(t)(d.Visit.EditVisit(v, visit.EditVisit{Goal: c.goal}))
		cards := world.Board(t, d).Waiting
		got := slices.Clone(cards[len(cards)-1].CameFor)
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%v, %q: the card says %q, want %q", c.lists, c.goal, got, c.want)
		}
	}
}
