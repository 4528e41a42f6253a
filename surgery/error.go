package surgery

import (
	"errors"
	"fmt"
	"path"
	"runtime"
)

// ErrorKind sorts what can go wrong by what a host can do about it.
type ErrorKind string

// The kinds. Internal is everything that is no fault of the host and has no
// remedy of its own.
const (
	Invalid     ErrorKind = "invalid"     // something typed breaks a rule
	NotFound    ErrorKind = "not_found"   // the record is not there (any more)
	Conflict    ErrorKind = "conflict"    // true elsewhere meanwhile: undo no longer fits, name taken
	Full        ErrorKind = "full"        // the disk is full
	ReadOnly    ErrorKind = "read_only"   // the folder or file cannot be written
	InUse       ErrorKind = "in_use"      // another copy of the program has the store
	TooNew      ErrorKind = "too_new"     // the store was made by a newer version
	Damaged     ErrorKind = "damaged"     // the store fails its checks
	Vanished    ErrorKind = "vanished"    // the records are not where they were: deleted, moved or replaced
	BadFolder   ErrorKind = "bad_folder"  // a folder that may not hold a store
	BadFile     ErrorKind = "bad_file"    // a file we were given cannot be read
	Unprintable ErrorKind = "unprintable" // no font covers what is to be printed
	Locked      ErrorKind = "locked"      // the passphrase is needed first
	NoPrinter   ErrorKind = "no_printer"  // printing is not possible now
	Questioned  ErrorKind = "questioned"  // something typed is asked about before it is kept
	Internal    ErrorKind = "internal"    // anything else
)

// Error is the one error type a person can be shown. Key names two sentences
// in assets/lang/en: Key+".what" (what happened, and what was or was not lost)
// and Key+".next" (what to do). With fills their placeholders, as pairs of name
// and value. Cause is for the log only.
type Error struct {
	Kind  ErrorKind
	Key   string
	With  []any
	Cause error
}

// Fail makes an Error of that kind with the sentences of key. An internal one, which
// tells the person nothing, has the place that made it for its cause until it is
// given another: the log must say more than the screen.
func Fail(kind ErrorKind, key string, with ...any) *Error {
	e := &Error{Kind: kind, Key: key, With: with}
	if kind == Internal {
		if _, file, line, ok := runtime.Caller(1); ok {
			e.Cause = fmt.Errorf("made at %s:%d", path.Base(file), line)
		}
	}
	return e
}

// Because adds the cause, which the log gets and the person does not.
func (e *Error) Because(cause error) *Error {
	e.Cause = cause
	return e
}

// Error is for the log: the kind, the key and the cause, without With, which
// may hold what somebody typed.
func (e *Error) Error() string {
	if e.Cause == nil {
		return fmt.Sprintf("%s: %s", e.Kind, e.Key)
	}
	return fmt.Sprintf("%s: %s: %v", e.Kind, e.Key, e.Cause)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// AsError returns err as an Error; anything that is not one becomes Internal
// with err as its cause.
func AsError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return Fail(Internal, "error.internal").Because(err)
}

// KindOf returns the kind of err, Internal for one that is not ours, and ""
// for nil.
func KindOf(err error) ErrorKind {
	if err == nil {
		return ""
	}
	return AsError(err).Kind
}
