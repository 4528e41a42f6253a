package backup

import (
	"bytes"
	"slices"

	"filippo.io/age"

	"socialmediasurgery/surgery"
)

// A restore, and mending, give a desk a new id, since its numbers begin anew. The
// backups it made as another desk stay its own: the same surgery key opens them,
// they are thinned with the rest, and whoever is erased goes from their keys too.

// Former returns which of the desks with a keybag in a folder the owner of a key
// was before: those it opens. None without a key.
func Former(folder string, desks []string, now surgery.ID, with []age.Identity) []string {
	if len(with) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(desks), func(desk string) bool {
		if desk == short(now) {
			return true
		}
		_, err := ReadKeybag(File{Folder: folder, Desk: desk}, with)
		return err != nil
	})
}

// Inherit takes whoever was erased out of the keybag of a desk that this one was,
// and gives it the key file of today. One that is so already is not written.
func Inherit(folder, desk string, with []age.Identity, heirs Heirs) error {
	bag, err := ReadKeybag(File{Folder: folder, Desk: desk}, with)
	if err != nil {
		return err
	}
	known, changed := map[surgery.ID]bool{}, !bytes.Equal(bag.Slots, heirs.Slots) || bag.Away != heirs.Away
	for _, e := range bag.Erased {
		known[e.Owner] = true
	}
	for _, e := range heirs.Erased {
		if _, there := bag.Keys[e.Owner]; there {
			delete(bag.Keys, e.Owner)
			changed = true
		}
		if !known[e.Owner] {
			bag.Erased = append(bag.Erased, e)
			changed = true
		}
	}
	bag.Slots, bag.Away = heirs.Slots, heirs.Away
	if !changed {
		return nil
	}
	return WriteKeybag(folder, bag, heirs.To)
}
