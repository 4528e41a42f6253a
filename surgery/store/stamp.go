package store

import (
	"time"

	"socialmediasurgery/surgery"
)

// stamp writes a time as the tables hold it; a zero time is blank.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(stampLayout)
}

const stampLayout = "2006-01-02T15:04:05.000Z"

// unstamp reads a time back; a blank is the zero time.
func unstamp(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(stampLayout, s)
	if err != nil {
		return t, surgery.Fail(surgery.Damaged, "error.damaged").Because(err)
	}
	return t, nil
}

// unstampAll reads times back: pairs of *time.Time and string.
func unstampAll(pairs ...any) error {
	for i := 0; i+1 < len(pairs); i += 2 {
		t, err := unstamp(pairs[i+1].(string))
		if err != nil {
			return err
		}
		*pairs[i].(*time.Time) = t
	}
	return nil
}
