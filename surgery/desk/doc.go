// Package desk is one laptop's records, open: the store, the keys, the open surgery,
// undo, and who is told of a change. The rooms around it, one for each part of the
// work, do what screens ask for; package rooms opens them all.
//
// How a check-in goes from a key to the disk. Return in the box on Today calls
// today.Room.CheckIn, which the screen has from its stage, on the one worker of ui/kit.
// CheckIn writes down what is to be different, a surgery.Operation with the records
// before and after, and hands it to Do. Do asks about what should not be kept (package
// guard), refuses what may not be done while locked, and has the store make it
// durable: sealed, in one transaction, at the end of the log. Then the open surgery
// and what can be undone follow, and every room that watches is told: the names, the
// check-in box, the keybags of the backups. What comes back is a surgery.Change, from
// which the shell tells the host and marks stale the screens it touches.
//
// Where something new goes. A rule about one record goes to package surgery; what
// needs no records at all to a package beside this one (dates, folders, handout,
// checklist). Anything else is a file of a room, or a new room with a row in
// rooms.Open: it reads by Store, changes by Do and nothing else, is given the rooms it
// stands on, and, where it keeps something of its own between two calls, says with a
// Watch what it is to be told. Who keeps a name in memory lets go of it in Forget. A
// screen that is to use it gets it in its Stage and in the row of sees in
// surgery/imports_test.go. This package gains nothing that only one room needs.
//
// Methods are called one at a time, by the one worker of ui/kit, unless they say
// otherwise. All errors are *surgery.Error. Nothing that a room gives has the desk or
// the store in it.
package desk
