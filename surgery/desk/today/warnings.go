package today

import (
	"slices"

	"socialmediasurgery/surgery/words"
)

// warnings says what is missing before somebody asks: nobody to help with an
// app somebody waits for, people waiting and no surgeon free.
func (room *Room) warnings(b Board) []string {
	var said []string
	free, here := 0, 0
	anything := false
	can := map[string]bool{}
	for _, s := range b.Surgeons {
		if s.Gone {
			continue
		}
		here++
		if len(s.With) == 0 {
			free++
		}
		anything = anything || len(s.Helps) == 0
		for _, p := range s.Helps {
			can[p] = true
		}
	}
	waiting := len(b.Waiting)
	switch {
	case waiting > 0 && here == 0:
		said = append(said, words.Say("desk.nobody_here"))
	case waiting > 0 && free == 0:
		said = append(said, words.Count("desk.nobody_free", waiting))
	}
	if here == 0 || anything {
		return said
	}
	for _, platform := range wanted(b.Waiting) {
		if !can[platform] {
			name := platform
			if p, ok := room.desk.Platforms().ByID(platform); ok {
				name = p.Name
			}
			said = append(said, words.Say("desk.nobody_can_help", "platform", name))
		}
	}
	return said
}

// wanted returns the platforms that those waiting came for, each once.
func wanted(waiting []Card) []string {
	var wanted []string
	for _, c := range waiting {
		for _, p := range c.Platforms {
			if !slices.Contains(wanted, p) {
				wanted = append(wanted, p)
			}
		}
	}
	slices.Sort(wanted)
	return wanted
}

// canHelp reports whether a surgeon with these helps can help with all platforms;
// one who listed none helps with anything.
func canHelp(helps, platforms []string) bool {
	for _, p := range platforms {
		if len(helps) > 0 && !slices.Contains(helps, p) {
			return false
		}
	}
	return true
}
