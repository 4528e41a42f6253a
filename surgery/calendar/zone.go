package calendar

import (
	"strings"
	"time"
	_ "time/tzdata" // Windows has no zone files of its own

	"github.com/teambition/rrule-go"

	"socialmediasurgery/surgery/intake"
)

// maxParts bounds the rules of all zones of a file together.
const maxParts = 64

// zones turns what a file says of zones into instants: by the zone's own name
// where the world knows it, by its Windows name, and else by the rules that
// stand in the file.
type zones struct {
	local   *time.Location
	known   map[string]*time.Location // nil for one that no name fits
	defined map[string]*defined
	parts   int
}

func newZones(local *time.Location) *zones {
	if local == nil {
		local = time.UTC
	}
	return &zones{local: local, known: map[string]*time.Location{}, defined: map[string]*defined{}}
}

// define keeps a VTIMEZONE for when its name is not known.
func (z *zones) define(c *component) {
	id := c.text("TZID")
	if id == "" || len(z.defined) >= maxZones {
		return
	}
	d := &defined{name: c.text("X-LIC-LOCATION"), onsets: map[int][]onset{}, budget: maxSteps}
	for _, part := range c.parts {
		if p, ok := newObservance(part); ok && z.parts < maxParts {
			d.parts = append(d.parts, p)
			z.parts++
		}
	}
	z.defined[id] = d
}

// instant returns when a clock in the zone called id shows wall; false when
// nothing is known of that zone, and then local clocks are taken.
func (z *zones) instant(wall time.Time, id string) (time.Time, bool) {
	if id == "" {
		return intake.Instant(wall, z.local), true
	}
	if zone := z.find(id); zone != nil {
		return intake.Instant(wall, zone), true
	}
	if d := z.defined[id]; d != nil && len(d.parts) > 0 {
		if offset, ok := d.offset(wall); ok {
			return wall.Add(-offset), true
		}
	}
	return intake.Instant(wall, z.local), false
}

func (z *zones) find(id string) *time.Location {
	if zone, ok := z.known[id]; ok {
		return zone
	}
	if len(z.known) >= maxZones {
		return nil
	}
	zone := named(id)
	if d := z.defined[id]; zone == nil && d != nil {
		zone = named(d.name)
	}
	z.known[id] = zone
	return zone
}

// named finds a zone by name: "Europe/London", "GMT Standard Time", or a name
// at the end of a path, as some calendars write it. nil for none.
func named(id string) *time.Location {
	id = strings.Trim(strings.TrimSpace(id), `"`)
	if id == "" || len(id) > 100 || strings.EqualFold(id, "local") {
		return nil
	}
	if name, ok := windowsZones[strings.ToLower(id)]; ok {
		id = name
	}
	switch strings.ToUpper(id) {
	case "Z", "UTC", "GMT", "ETC/UTC", "ETC/GMT", "TZONE://MICROSOFT/UTC", "(UTC) COORDINATED UNIVERSAL TIME":
		return time.UTC
	}
	if zone := byOffset(id); zone != nil {
		return zone
	}
	// A short name (BST, IST, EST) means different zones to different people.
	parts := strings.Split(strings.Trim(id, "/"), "/")
	for i := range parts {
		if len(parts)-i < 2 {
			break
		}
		if zone, err := time.LoadLocation(strings.Join(parts[i:], "/")); err == nil {
			return zone
		}
	}
	return nil
}

// byOffset reads a zone that is called by how far it is ahead: "GMT+05:30",
// "UTC-3", "+0100". nil for none.
func byOffset(id string) *time.Location {
	upper := strings.ToUpper(id)
	rest := strings.TrimPrefix(strings.TrimPrefix(upper, "GMT"), "UTC")
	if len(rest) < 2 || rest[0] != '+' && rest[0] != '-' {
		return nil
	}
	hours, minutes, _ := strings.Cut(rest[1:], ":")
	if len(hours) == 1 {
		hours = "0" + hours
	}
	if len(hours) == 4 && minutes == "" {
		hours, minutes = hours[:2], hours[2:]
	}
	if minutes == "" {
		minutes = "00"
	}
	offset, ok := readOffset(rest[:1] + hours + minutes)
	if !ok {
		return nil
	}
	return time.FixedZone(upper, int(offset/time.Second))
}

// defined is a zone by the rules in the file.
type defined struct {
	name   string
	parts  []observance
	onsets map[int][]onset // by year
	budget int             // steps that may still be taken to find them
}

// observance is one rule: from when on clocks are how far ahead.
type observance struct {
	start    time.Time // wall
	from, to time.Duration
	rule     *rule
}

type onset struct {
	at       time.Time // wall
	from, to time.Duration
}

func newObservance(c *component) (observance, bool) {
	var o observance
	p, ok := c.get("DTSTART")
	if !ok {
		return o, false
	}
	wall, _, ok := readWall(p.value)
	to, okTo := readOffset(c.text("TZOFFSETTO"))
	from, okFrom := readOffset(c.text("TZOFFSETFROM"))
	if !ok || !okTo {
		return o, false
	}
	if !okFrom {
		from = to
	}
	o = observance{start: wall.wall, from: from, to: to}
	if p, ok := c.get("RRULE"); ok {
		// Clocks change by the year; a rule that says otherwise is not one.
		if r, ok := readRule(p.value); ok && r.option.Freq == rrule.YEARLY {
			o.rule = r
		}
	}
	return o, true
}

// offset returns how far clocks are ahead of UTC at a wall time. One that is
// skipped counts as before the change.
func (d *defined) offset(wall time.Time) (time.Duration, bool) {
	var last onset
	for year := wall.Year(); year >= wall.Year()-1; year-- {
		for _, o := range d.year(year) {
			if !o.at.After(wall) && (last.at.IsZero() || o.at.After(last.at)) {
				last = o
			}
		}
	}
	if last.at.IsZero() { // the changes all lie further back, or ahead
		for _, p := range d.parts {
			if p.rule == nil && !p.start.After(wall) && (last.at.IsZero() || p.start.After(last.at)) {
				last = onset{p.start, p.from, p.to}
			}
		}
	}
	switch {
	case last.at.IsZero() && len(d.parts) == 0:
		return 0, false
	case last.at.IsZero():
		return d.parts[0].from, true
	case wall.Before(last.at.Add(last.to - last.from)):
		return last.from, true
	}
	return last.to, true
}

// year returns the changes of a year.
func (d *defined) year(year int) []onset {
	if found, ok := d.onsets[year]; ok {
		return found
	}
	found := []onset{}
	for _, p := range d.parts {
		if p.rule == nil {
			if p.start.Year() == year {
				found = append(found, onset{p.start, p.from, p.to})
			}
			continue
		}
		clock := p.start.Sub(midnight(p.start))
		first := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
		changes, _ := p.rule.between(midnight(p.start), first, first.AddDate(1, 0, -1), &d.budget, func(day time.Time) bool { return p.rule.past(day.Add(clock)) })
		for _, day := range changes {
			found = append(found, onset{day.Add(clock), p.from, p.to})
		}
	}
	d.onsets[year] = found
	return found
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// readOffset reads +0100, -0330 or +053000.
func readOffset(s string) (time.Duration, bool) {
	s = strings.TrimSpace(s)
	if len(s) != 5 && len(s) != 7 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	t, err := time.Parse("150405", (s[1:] + "00")[:6])
	if err != nil {
		return 0, false
	}
	d := t.Sub(midnight(t))
	if s[0] == '-' {
		d = -d
	}
	return d, true
}
