// Package torture holds tests alone: they kill the program, cut the power, fill
// the disk, flip bits, set the clock back and steal the folder, and count what is
// lost. A short run of each is part of the tests; -torture runs the long ones
// (make torture). Each prints one line with its figures.
package torture
