package today

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// offer is what the panels let a host choose from. It is read with the board, so
// that a panel opens at once.
type offer struct {
	checklists map[surgery.Track][]kit.Option // the most fitting first
	platforms  []kit.Option                   // what somebody can come for and a surgeon can help with
	saveUntil  string                         // local date
	languages  []texts.Language               // beside English on a handout
	contacts   bool                           // how people are reached is written down here
}

func (s *Stage) readOffer(spoken bool) offer {
	o := offer{checklists: map[surgery.Track][]kit.Option{}, saveUntil: s.Settings.SaveUntil(), contacts: s.Today.KeepsContacts()}
	if spoken {
		o.languages = s.Texts.Languages()
	}
	for _, track := range []surgery.Track{"", surgery.Personal, surgery.Professional, surgery.Both} {
		for _, list := range s.Checklists.Offer(track) {
			label := list.Title
			if list.Kind == checklist.Platform {
				label = s.Platforms.Name(list.Platform)
				platform := kit.Option{Key: list.Platform, Label: label}
				if !slices.Contains(o.platforms, platform) {
					o.platforms = append(o.platforms, platform)
				}
			}
			o.checklists[track] = append(o.checklists[track], kit.Option{Key: list.ID, Label: label})
		}
	}
	return o
}

// platformNames returns what platforms are called.
func (o offer) platformNames(ids []string) []string {
	var names []string
	for _, id := range ids {
		name := id
		for _, p := range o.platforms {
			if p.Key == id {
				name = p.Label
			}
		}
		names = append(names, name)
	}
	return names
}

func trackOptions() []kit.Option {
	return []kit.Option{
		{Key: string(surgery.Personal), Label: words.Say("today.personal")},
		{Key: string(surgery.Professional), Label: words.Say("today.professional")},
		{Key: string(surgery.Both), Label: words.Say("today.both")},
	}
}
