package printer

import (
	"strings"
	"testing"
)

func TestChoicesReachThePrinter(t *testing.T) {
	for want, choose := range map[string]func(*Job){
		"-n 2 -o media=A4":                                  func(*Job) {},
		"-n 2 -o media=A3":                                  func(j *Job) { j.Media = "A3" },
		"-n 2 -o media=A3 -o fit-to-page":                   func(j *Job) { j.Media, j.Fit = "A3", true },
		"-o sides=two-sided-long-edge":                      func(j *Job) { j.Sides = BothSides },
		"-o sides=one-sided":                                func(j *Job) { j.Sides = OneSide },
		"-o print-color-mode=monochrome -o ColorModel=Gray": func(j *Job) { j.Grey = true },
	} {
		c := &commands{says: lpstat(officeAndHall, "")}
		j := job()
		choose(&j)
		if _, err := (Printer{Keep: Folder{Dir: t.TempDir()}, Run: c.run, system: cups}).Print(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		if last := c.ran[len(c.ran)-1]; !strings.HasSuffix(last, want) {
			t.Errorf("ran %s, want %s", last, want)
		}
	}
}
