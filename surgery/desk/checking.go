package desk

import (
	"errors"
	"log/slog"
	"strconv"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
)

// checkEvery is how often everything is looked at without being asked for.
const checkEvery = 24 * time.Hour

const checkedSetting = "checked"

// CheckOnStart does what opening did not, quickly: it returns an error to show
// when the last operations are missing, removes damaged records that were kept
// long enough, and has other folders get the backup that has not arrived there. An
// erasure that a crash came upon is finished in the keybags.
func (d *Desk) CheckOnStart() error {
	d.forgetKept(d.now().AddDate(0, 0, -keptDays))
	raw, err := d.store.Settings()
	if err == nil {
		var erased []store.Tombstone
		if erased, err = d.store.Erased(); err == nil && raw[erasedSetting] != "" && raw[erasedSetting] != strconv.Itoa(len(erased)) {
			d.refreshKeybags()
		}
	}
	if err != nil {
		slog.Error("desk: keybags not looked at", "cause", err)
	}
	d.deliver(nil)
	return d.LogShort()
}

// Check is a look at everything under way: at a copy, beside the worker, since it
// takes seconds where there are many records.
type Check struct {
	aside  *aside
	copier *store.Copier
	folder string
	secret *seal.Key // a copy; nil while locked
	ended  bool      // the desk was locked or closed meanwhile
	report store.Report
}

// NewCheck begins a look at everything: Look does the long part of it beside the
// worker, and Checked takes what came of it. Locked, it looks at all but the words.
func (d *Desk) NewCheck() (*Check, error) {
	if err := d.Write(); err != nil {
		return nil, err
	}
	c := &Check{aside: d.backed.aside, copier: d.store.Copier(), folder: d.store.Folder()}
	if !d.Locked() {
		key := *d.store.Secret()
		c.secret = &key
	}
	return c, nil
}

// DueCheck is NewCheck when the last one was a day ago, else nil. It waits while
// locked, when sealed words cannot be opened.
func (d *Desk) DueCheck() (*Check, error) {
	if d.Locked() {
		return nil, nil
	}
	at, err := d.CheckedAt()
	if err != nil || d.now().Sub(at) < checkEvery && !at.After(d.now()) {
		return nil, err
	}
	return d.NewCheck()
}

// Look looks, beside the worker. It returns itself.
func (c *Check) Look() (*Check, error) {
	within, leave, ok := c.aside.enter()
	if !ok {
		if c.secret != nil {
			c.secret.Clear()
		}
		c.ended = true
		return c, nil
	}
	defer leave()
	var err error
	c.report, err = c.copier.Check(within, c.folder, c.secret)
	c.ended = within.Err() != nil
	return c, err
}

// Checked takes what came of a look; see store.Report. Where something is wrong the
// error is Damaged "error.damage_found", and the next start offers to mend. Locked
// when the desk was locked before the end.
func (d *Desk) Checked(c *Check, failed error) (store.Report, error) {
	report := c.report
	switch {
	case c.ended || c.aside != d.backed.aside:
		return report, surgery.Fail(surgery.Locked, "error.locked")
	case failed != nil && surgery.KindOf(failed) == surgery.Damaged:
		report.Chain = failed.Error()
	case failed != nil:
		return report, failed
	}
	if report.Chain == "ok" && d.store.LogShort() { // told at the start; mending brings nothing back
		return report, d.LogShort()
	}
	if report.Chain == "ok" {
		err := d.store.SetSettings(map[string]string{checkedSetting: d.moment().Format(time.RFC3339)})
		if err != nil {
			slog.Warn("desk: when the records were checked was not kept", "cause", err)
		}
		return report, nil
	}
	slog.Error("desk: damage found", "cause", report.Chain)
	d.markDamaged(report.Chain)
	return report, surgery.Fail(surgery.Damaged, "error.damage_found").Because(errors.New(report.Chain))
}

// CheckRecords is all of NewCheck in one go.
func (d *Desk) CheckRecords() (store.Report, error) {
	c, err := d.NewCheck()
	if err != nil {
		return store.Report{}, err
	}
	_, err = c.Look()
	return d.Checked(c, err)
}

// CheckIfDue is all of DueCheck in one go.
func (d *Desk) CheckIfDue() error {
	c, err := d.DueCheck()
	if c == nil {
		return err
	}
	_, err = c.Look()
	_, err = d.Checked(c, err)
	return err
}

// CheckedAt returns when everything was last found whole; zero for never.
func (d *Desk) CheckedAt() (time.Time, error) {
	raw, err := d.store.Settings()
	if err != nil {
		return time.Time{}, err
	}
	at, _ := time.Parse(time.RFC3339, raw[checkedSetting]) // a broken one is none
	return at, nil
}
