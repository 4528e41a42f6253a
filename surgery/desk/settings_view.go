package desk

import "socialmediasurgery/surgery"

// LookAgain reads the checklist files anew, after the host mended or added some.
func (d *Desk) LookAgain() (surgery.Change, error) {
	d.readChecklists()
	return surgery.Change{Changed: []surgery.Family{surgery.Settings}}, nil
}

// ChecklistCount returns how many checklists can be offered.
func (d *Desk) ChecklistCount() int { return len(d.lists().Offer("")) }

// PrintFlag returns the folder that prints go to because the program was started
// so, whatever the settings say; "" for none.
func (d *Desk) PrintFlag() string { return d.options.Print }
