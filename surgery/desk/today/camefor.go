package today

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// cameFor returns what a card says that somebody came for, and the apps among it, by
// their ids. The screen faces the door: it names apps, those of their checklists or else
// those that they spoke of, and says no title of another checklist and none of their own
// words. Everybody begins with the safe basics, so that says nothing of anyone.
func (room *Room) cameFor(v *surgery.Visit) (said, apps []string) {
	others, basics := false, false
	for _, id := range v.Checklists {
		list, ok := room.checklists.Lists().Get(id)
		switch {
		case !ok:
		case list.Kind == checklist.Platform:
			apps = append(apps, list.Platform)
		case id == checklist.SafeBasics:
			basics = true
		default:
			others = true
		}
	}
	if basics {
		said = append(said, words.Say("desk.safe_basics_short"))
	}
	named := apps
	if len(named) == 0 {
		named = room.spokenOf(v.Words.Goal)
	}
	for _, app := range named {
		said = append(said, room.desk.Platforms().Name(app))
	}
	if others && len(named) == 0 {
		said = append(said, words.Say("desk.something_else"))
	}
	return said, apps
}

// spokenOf returns the apps whose name stands in what somebody said.
func (room *Room) spokenOf(said string) (apps []string) {
	spoken := strings.Join(strings.FieldsFunc(find.Fold(said), func(r rune) bool { return strings.ContainsRune(" ,.;:!?/()", r) }), " ")
	for _, p := range room.desk.Platforms().All() {
		if strings.Contains(" "+spoken+" ", " "+find.Fold(p.Name)+" ") {
			apps = append(apps, p.ID)
		}
	}
	return apps
}
