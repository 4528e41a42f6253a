package kit

// ContentHeight returns how high the list would be with every row in sight.
func (l *List) ContentHeight() float32 {
	n := l.parts.Length()
	return max(l.topOf(n)-l.parts.Gap, 0) + 2*l.pad()
}

// RowHeight returns how high a row is that is not selected.
func (l *List) RowHeight() float32 { return l.rowHeight() }

// step is how far a row's top is from that of the next, but for the selected one's.
func (l *List) step() float32 { return l.rowHeight() + l.parts.Gap }

// extra returns how much higher the selected row is.
func (l *List) extra() float32 {
	if l.parts.Extra == nil || l.selected < 0 {
		return 0
	}
	l.rowHeight()
	return l.grows
}

// topOf returns where row i begins.
func (l *List) topOf(i int) float32 {
	top := float32(i) * l.step()
	if i > l.selected {
		top += l.extra()
	}
	return top
}

// heightOf returns how high row i is.
func (l *List) heightOf(i int) float32 {
	if i == l.selected {
		return l.rowHeight() + l.extra()
	}
	return l.rowHeight()
}

// rowAt returns the row at a height, whether there is one or not.
func (l *List) rowAt(y float32) int {
	i := int(y / l.step())
	if l.selected >= 0 && i > l.selected {
		i = max(int((y-l.extra())/l.step()), l.selected)
	}
	return i
}

// inSight reports whether all of row i can be seen.
func (l *List) inSight(i int) bool {
	top, y := l.topOf(i), l.scroll.Offset.Y
	return top >= y && top+l.heightOf(i)+2*l.pad() <= y+l.scroll.Size().Height
}

// bringIntoSight scrolls to row i.
func (l *List) bringIntoSight(i int) {
	if port := l.scroll.Size().Height; port > 0 && !l.inSight(i) {
		offset, top, foot := l.scroll.Offset, l.topOf(i), l.topOf(i)+l.heightOf(i)+2*l.pad()
		if offset.Y = min(top, offset.Y); foot > offset.Y+port {
			offset.Y = min(top, foot-port)
		}
		l.scroll.ScrollToOffset(offset)
	}
}
