package settings

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"socialmediasurgery/surgery"
)

// ofOrganisation are the settings that are the organisation's, and the same at every
// desk of a share. All others are the laptop's.
var ofOrganisation = []string{"organisation", "attendee_label", "save_days", "contact", "officer", "basis", "complaints", "easy_by", "easy_on", "message_servers"}

// ofHome are the settings of a laptop that only the home desk sets.
var ofHome = []string{"backup_to", "checklists"}

// atEveryDesk reports whether settings differ only in what each desk sets for itself.
func atEveryDesk(was, now Settings) bool {
	before, after := written(was), written(now)
	return !slices.ContainsFunc(slices.Concat(ofOrganisation, ofHome), func(name string) bool { return before[name] != after[name] })
}

// houseSetting holds which version of the organisation's settings and checklists is here,
// and its sum.
const houseSetting = "house"

// OfOrganisation returns the organisation's settings as they are written down, and the
// version and the sum that were kept with them last.
func (r *Room) OfOrganisation() (of map[string]string, version int64, sum string, err error) {
	all := written(r.Settings())
	of = map[string]string{}
	for _, name := range ofOrganisation {
		of[name] = all[name]
	}
	raw, err := r.desk.Store().Settings()
	kept, sum, _ := strings.Cut(raw[houseSetting], " ")
	version, _ = strconv.ParseInt(kept, 10, 64) // 0 where none was
	return of, version, sum, err
}

// KeepHouse keeps the version and the sum under which the organisation's settings and
// checklists are given out.
func (r *Room) KeepHouse(version int64, sum string) error {
	return r.desk.Store().SetSettings(map[string]string{houseSetting: houseKept(version, sum)})
}

func houseKept(version int64, sum string) string { return strconv.FormatInt(version, 10) + " " + sum }

// TakeOrganisation takes over the organisation's settings of a version, and the folder
// with its checklists. What is the laptop's stays.
func (r *Room) TakeOrganisation(of map[string]string, checklists string, version int64) (surgery.Change, error) {
	all := written(r.Settings())
	for _, name := range ofOrganisation {
		all[name] = of[name]
	}
	s := readSettings(all)
	s.Checklists = checklists
	return r.set(s, map[string]string{houseSetting: houseKept(version, "")})
}

// set keeps the settings, and more beside them.
func (r *Room) set(s Settings, more map[string]string) (surgery.Change, error) {
	if err := r.check(&s); err != nil {
		return surgery.Change{}, err
	}
	if was := r.settings.BackupTo; was != s.BackupTo { // the latest backup went there at once
		if err := r.RememberFolders(); err != nil {
			return surgery.Change{}, err
		}
	}
	raw := written(s)
	maps.Copy(raw, more)
	if err := r.desk.Store().SetSettings(raw); err != nil {
		return surgery.Change{}, err
	}
	r.follow(readSettings(raw)) // as the next start will read them
	return surgery.Change{Changed: []surgery.Family{surgery.Settings}}, nil
}
