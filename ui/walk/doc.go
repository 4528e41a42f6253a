// Package walk has a host who does anything: random walks over every command and
// every screen of the whole window, on real records, with cover, lock, self
// check-in, restarts, a full disk and folders that vanish among the moves. After
// each move it holds what is promised against what is there. It is all tests; make
// test walks for seconds, make torture for long.
//
// The host works by keys and taps alone, and is told what happened by what stands
// in the window and by a second look at the files. A walk is a list of moves, each a
// line of text, so that one which found something can be walked again: those lie in
// testdata, under the number of the fault they found.
package walk
