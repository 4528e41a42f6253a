package lock

import "time"

// What tests look at that is nobody else's business.

// TriesAfter returns when the next passphrase may be tried.
func TriesAfter(d *Room) time.Time { return d.tries.after }

// MayUnlockAt returns when a passphrase may be tried again; zero for at once.
func MayUnlockAt(d *Room) time.Time {
	at, kept := d.tries.mayTry(d.desk.Now())
	d.keepTries(kept)
	return at
}

// NoTries reports whether no wrong passphrase is counted.
func NoTries(d *Room) bool { return d.tries == Tries{} }

// WrongPINs returns how many wrong ones there were in a row.
func WrongPINs(d *Room) int { return d.wrongPINs }

const LongestWait = longestWait
const MostWrong = mostWrong

var Wait = wait
