// Package faultvfs puts a file system of our own under SQLite, for tests: it can
// cut the power, fill the disk and fail, at any call. It is written in C because
// SQLite asks for that, and lies over the default one in the same copy of SQLite
// as the store's, so the store under test is as it ships.
//
// One folder at a time is watched; all else passes through. It is for one
// goroutine.
package faultvfs
