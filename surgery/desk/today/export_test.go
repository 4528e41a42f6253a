package today

// Remembered returns how many rows the check-in box remembers.
func Remembered(d *Room) int { return len(d.remembered.rows) }

// ForgetRows has it look again.
func ForgetRows(d *Room) { clear(d.remembered.rows) }

const MostRows = mostRows

var Warnings = (*Room).warnings

const MostEvents = mostEvents

// EventsRead reports whether events of the week are remembered.
func EventsRead(d *Room) bool { return d.events.day != "" }
