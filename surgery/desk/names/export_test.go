package names

// HereRead reports whether it is remembered who is here.
func HereRead(d *Room) bool { return d.names.here != nil }
