package page

// Mirrored returns a block that was laid for a width in mm with left and right
// exchanged, as what is read from right to left stands. Words and codes are
// moved and not turned round.
func (b Block) Mirrored(width float64) Block {
	b.Items = MirroredItems(b.Items, width)
	return b.eachPart(func(p Block) Block { return p.Mirrored(width) })
}

// MirroredItems is Block.Mirrored for items. The pieces of a line stay as they
// stand to one another.
func MirroredItems(items []Item, width float64) []Item {
	out := make([]Item, 0, len(items))
	for from := 0; from < len(items); {
		to := from + 1
		at := items[from].extent()
		left, right := at.X, at.X+at.W
		for ; to < len(items) && joins(items[to]); to++ {
			at := items[to].extent()
			left, right = min(left, at.X), max(right, at.X+at.W)
		}
		out = append(out, Moved(items[from:to], width-left-right, 0)...)
		from = to
	}
	return out
}

// joins reports whether an item goes on from the one before it.
func joins(it Item) bool {
	switch it := it.(type) {
	case Text:
		return it.Joins
	case Path:
		return it.Joins
	}
	return false
}
