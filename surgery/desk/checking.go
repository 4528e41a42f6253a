package desk

import (
	"errors"
	"log/slog"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

// checkEvery is how often everything is looked at without being asked for.
const checkEvery = 24 * time.Hour

const checkedSetting = "checked"

// CheckOnStart does what opening did not, quickly: it answers an error to show
// when the last operations are missing, and removes damaged records that were
// kept long enough.
func (d *Desk) CheckOnStart() error {
	d.forgetKept(d.now().AddDate(0, 0, -keptDays))
	return d.LogShort()
}

// CheckRecords looks at everything: see store.Report. Where something is wrong the
// error is Damaged "error.damage_found", and the next start offers to mend.
// Locked, it looks at all but the words.
func (d *Desk) CheckRecords() (store.Report, error) {
	if err := errors.Join(d.writeTallies(), d.writeAnswers()); err != nil {
		return store.Report{}, err
	}
	report, err := d.store.Verify()
	switch {
	case err != nil && surgery.KindOf(err) == surgery.Damaged:
		report.Chain = err.Error()
	case err != nil:
		return report, err
	}
	if report.Chain == "ok" {
		err := d.store.SetSettings(map[string]string{checkedSetting: d.moment().Format(time.RFC3339)})
		if err != nil {
			slog.Warn("desk: when the records were checked was not kept", "cause", err)
		}
		return report, nil
	}
	if d.store.LogShort() && err == nil { // told at the start; mending brings nothing back
		return report, d.LogShort()
	}
	slog.Error("desk: damage found", "cause", report.Chain)
	d.markDamaged(report.Chain)
	return report, surgery.Fail(surgery.Damaged, "error.damage_found").Because(errors.New(report.Chain))
}

// CheckIfDue is CheckRecords when the last one was a day ago. It waits while
// locked, when sealed words cannot be opened.
func (d *Desk) CheckIfDue() error {
	if d.Locked() {
		return nil
	}
	at, err := d.CheckedAt()
	if err != nil || d.now().Sub(at) < checkEvery && !at.After(d.now()) {
		return err
	}
	_, err = d.CheckRecords()
	return err
}

// CheckedAt answers when everything was last found whole; zero for never.
func (d *Desk) CheckedAt() (time.Time, error) {
	raw, err := d.store.Settings()
	if err != nil {
		return time.Time{}, err
	}
	at, _ := time.Parse(time.RFC3339, raw[checkedSetting]) // a broken one is none
	return at, nil
}
