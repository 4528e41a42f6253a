package desk

// HereRead reports whether it is remembered who is here.
func HereRead(d *Desk) bool { return d.names.here != nil }
