package desk

import "time"

// What tests look at that is nobody else's business.

// TriesAfter returns when the next passphrase may be tried.
func TriesAfter(d *Desk) time.Time { return d.tries.after }

// NoTries reports whether no wrong passphrase is counted.
func NoTries(d *Desk) bool { return d.tries == tries{} }

// WrongPINs returns how many wrong ones there were in a row.
func WrongPINs(d *Desk) int { return d.wrongPINs }
