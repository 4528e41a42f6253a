package desk

// Remembered returns how many rows the check-in box remembers.
func Remembered(d *Desk) int { return len(d.remembered.rows) }

// ForgetRows has it look again.
func ForgetRows(d *Desk) { clear(d.remembered.rows) }
