package backup

import (
	"fmt"
	"slices"
	"time"
)

// How many backups are kept: every one of the last day, then the latest of each
// of so many days, weeks and months that have one.
const (
	keepAll     = 24 * time.Hour
	keepDaily   = 12
	keepWeekly  = 10
	keepMonthly = 9
)

// Thin returns which backups need not be kept, by the local days of now's zone.
// The latest is always kept, and those that claim to be from the future.
func Thin(files []File, now time.Time) []File {
	sorted := slices.Clone(files)
	slices.SortFunc(sorted, func(a, b File) int { return b.Made.Compare(a.Made) })
	days, weeks, months := map[string]bool{}, map[string]bool{}, map[string]bool{}
	var drop []File
	for i, f := range sorted {
		local := f.Made.In(now.Location())
		year, week := local.ISOWeek()
		keep := i == 0 || now.Sub(f.Made) < keepAll
		for _, rule := range []struct {
			seen map[string]bool
			most int
			name string
		}{
			{days, keepDaily, local.Format(time.DateOnly)},
			{weeks, keepWeekly, fmt.Sprint(year, " ", week)},
			{months, keepMonthly, local.Format("2006-01")},
		} {
			if !rule.seen[rule.name] && len(rule.seen) < rule.most {
				rule.seen[rule.name] = true
				keep = true
			}
		}
		if !keep {
			drop = append(drop, f)
		}
	}
	return drop
}
