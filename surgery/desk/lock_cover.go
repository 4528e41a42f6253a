package desk

// Cover hides everybody's name on whatever the room can see, with the keys kept:
// the wall says numbers, undo says nothing. LiftCover ends it.
func (d *Desk) Cover(on bool) { d.covered = on }

// nameless reports whether nobody's name may be shown now.
func (d *Desk) nameless() bool { return d.covered || d.Locked() }
