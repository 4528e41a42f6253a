// Package desk is one laptop's records, open: the store, the keys, the open
// surgery, and every change a screen can make.
//
// How a check-in goes from a key to the disk. Return in the box on Today calls
// CheckIn through the screen's stage, on the one worker of ui/kit. CheckIn writes
// down what is to be different, a surgery.Operation with the records before and
// after, and hands it to Do. Do asks about what should not be kept (package
// guard), refuses what may not be done while locked, and has the store make it
// durable: sealed, in one transaction, at the end of the log. Then the open surgery
// and what can be undone follow, and everybody who watches is told: the names, the
// check-in box, the keybags of the backups. What comes back is a surgery.Change,
// from which the shell tells the host and marks stale the screens it touches.
//
// Where something new goes. A rule about one record goes to package surgery; what
// needs no records at all to a package beside this one (dates, folders, handout,
// checklist). Anything else is a file here: it reads by the store, changes by Do
// and nothing else, and, where it keeps something of its own between two calls,
// says with a Watch what it is to be told. Who keeps a name in memory lets go of it
// in Forget.
//
// Methods are called one at a time, by the one worker of ui/kit, unless they say
// otherwise. All errors are *surgery.Error. Screens reach this package through a
// Stage of their own; the widgets of ui/kit know nothing of it.
package desk
