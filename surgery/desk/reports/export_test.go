package reports

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/report"
)

// AskedFor returns what a report is counted from.
func AskedFor(d *Room, kind report.Kind, id string) (report.Period, []*surgery.Surgery, error) {
	a, err := d.askReport(kind, id)
	return a.period.Period, a.surgeries, err
}
