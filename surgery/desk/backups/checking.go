package backups

import (
	"errors"
	"log/slog"
	"runtime/debug"
	"strconv"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
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
func (r *Room) CheckOnStart() error {
	r.forgetKept(r.desk.Now().AddDate(0, 0, -keptDays))
	raw, err := r.desk.Store().Settings()
	if err == nil {
		var erased []store.Tombstone
		if erased, err = r.desk.Store().Erased(); err == nil && raw[erasedSetting] != "" && raw[erasedSetting] != strconv.Itoa(len(erased)) {
			r.RefreshKeybags()
		}
	}
	if err != nil {
		slog.Error("desk: keybags not looked at", "cause", err)
	}
	r.deliver(nil)
	return r.logShort()
}

// logShort returns an error to show when the last operations are missing.
func (r *Room) logShort() error {
	if r.desk.Store().LogShort() {
		return surgery.Fail(surgery.Damaged, "error.log_short")
	}
	return nil
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
func (r *Room) NewCheck() (*Check, error) {
	if err := r.desk.Write(); err != nil {
		return nil, err
	}
	c := &Check{aside: r.backed.aside, copier: r.desk.Store().Copier(), folder: r.desk.Store().Folder()}
	if !r.desk.Locked() {
		key := *r.desk.Store().Secret()
		c.secret = &key
	}
	return c, nil
}

// DueCheck is NewCheck when the last one was a day ago, else nil. It waits while
// locked, when sealed words cannot be opened.
func (r *Room) DueCheck() (*Check, error) {
	if r.desk.Locked() {
		return nil, nil
	}
	at, err := r.checkedAt()
	if err != nil || r.desk.Now().Sub(at) < checkEvery && !at.After(r.desk.Now()) {
		return nil, err
	}
	return r.NewCheck()
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
	debug.FreeOSMemory() // of many people several hundred megabytes would stay
	return c, err
}

// Checked takes what came of a look; see store.Report. Where something is wrong the
// error is Damaged "error.damage_found", and the next start offers to mend. Locked
// when the desk was locked before the end.
func (r *Room) Checked(c *Check, failed error) (store.Report, error) {
	report := c.report
	switch {
	case c.ended || c.aside != r.backed.aside:
		return report, surgery.Fail(surgery.Locked, "error.locked")
	case failed != nil && surgery.KindOf(failed) == surgery.Damaged:
		report.Chain = failed.Error()
	case failed != nil:
		return report, failed
	}
	if err := r.logShort(); report.Chain == "ok" && err != nil { // told at the start; mending brings nothing back
		return report, err
	}
	if report.Chain == "ok" {
		err := r.desk.Store().SetSettings(map[string]string{checkedSetting: r.desk.Moment().Format(time.RFC3339)})
		if err != nil {
			slog.Warn("desk: when the records were checked was not kept", "cause", err)
		}
		return report, nil
	}
	slog.Error("desk: damage found", "cause", report.Chain)
	desk.MarkDamaged(r.desk.Folder(), report.Chain)
	return report, surgery.Fail(surgery.Damaged, "error.damage_found").Because(errors.New(report.Chain))
}

// checkedAt returns when everything was last found whole; zero for never.
func (r *Room) checkedAt() (time.Time, error) {
	raw, err := r.desk.Store().Settings()
	if err != nil {
		return time.Time{}, err
	}
	at, _ := time.Parse(time.RFC3339, raw[checkedSetting]) // a broken one is none
	return at, nil
}
