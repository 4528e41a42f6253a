package ui

import (
	"maps"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// severalPanel prints what is ticked, one after the other, and can be stopped
// between two. What is sent loses its tick, so that after a failure the rest can
// be printed.
type severalPanel struct {
	shell    *Shell
	prints   []weekprints.Print
	ticks    []*kit.Check
	choices  *printChoices
	progress *kit.Progress
	said     *kit.Text
	panel    *kit.Panel
	closed   bool
	lacks    map[laidAs]string // what had no room on those that were ticked; "" where all had
}

// laidAs is a print in a size.
type laidAs struct {
	print int
	size  surgery.HandoutSize
}

func (s *Shell) printSeveral(prints []weekprints.Print) {
	p := &severalPanel{shell: s, prints: prints, progress: kit.NewProgress(0), said: kit.Small(words.Say("weekprints.several_how")), lacks: map[laidAs]string{}}
	var rows []fyne.CanvasObject
	for _, one := range prints {
		tick := kit.NewCheck(one.Title, func(bool) { p.lack() })
		p.ticks = append(p.ticks, tick)
		rows = append(rows, tick)
	}
	_, easyRead := s.parts.Rooms.Settings.EasyRead()
	p.choices = newPrintChoices(true, easyRead, p.lack)
	p.choices.setSize("") // each its own: a handover begins in large print
	ticks := kit.Column(kit.Step/2, rows...)
	content, width := kit.Abreast(880, ticks, p.choices.content)
	p.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("weekprints.several_title"), Width: width, Verb: words.Say("shell.print_now"), Cancel: words.Say("weekprints.several_stop"),
		Content: kit.Column(2*kit.Step, p.said, p.progress, content),
		First:   p.ticks[0], Submit: p.submit, Closed: func() { p.closed = true },
	})
	p.choices.listPrinters(s, p.panel.Refresh)
}

// ticked returns which are.
func (p *severalPanel) ticked() []int {
	var all []int
	for i, t := range p.ticks {
		if t.On() {
			all = append(all, i)
		}
	}
	return all
}

// lack says what has no room on what is ticked, before it is printed.
func (p *severalPanel) lack() {
	size, ticked := p.choices.size, p.ticked()
	var unknown []laidAs
	for _, i := range ticked {
		if _, known := p.lacks[laidAs{i, size}]; !known {
			unknown = append(unknown, laidAs{i, size})
		}
	}
	kit.Do(p.shell.stage.Runner, func() (map[laidAs]string, error) {
		found := map[laidAs]string{}
		for _, one := range unknown {
			if paper, err := p.shell.layWeek(p.prints[one.print], nil)(size); err == nil { // else it says so in its turn
				found[one] = paper.Lacks
			}
		}
		return found, nil
	}, func(found map[laidAs]string, _ error) {
		maps.Copy(p.lacks, found)
		var said []string
		for _, i := range p.ticked() {
			if lacks := p.lacks[laidAs{i, p.choices.size}]; lacks != "" {
				said = append(said, lacks)
			}
		}
		p.choices.lack(strings.Join(said, "\n"))
	})
}

func (p *severalPanel) submit(done func(error)) {
	job := severalJob{panel: p, ticked: p.ticked(), done: done}
	if len(job.ticked) == 0 {
		done(surgery.Fail(surgery.Invalid, "weekprints.nothing_ticked"))
		return
	}
	var err error
	if job.as, err = p.choices.read(); err != nil {
		done(err)
		return
	}
	job.measure()
}

// severalJob is what was ticked, on its way.
type severalJob struct {
	panel    *severalPanel
	ticked   []int
	as       printAs
	done     func(error)
	pages    []int // of each that is ticked; 0 for one that cannot be laid out, which says so in its turn
	all      int   // pages, copies too
	leaveOut bool  // the letters that no font covers
}

// measure counts the pages before the first is sent, so that progress is in
// pages: a run sheet is one, a handout for everyone in large print three. When
// no font covers a letter, the host is asked once for all of them.
func (j *severalJob) measure() {
	p := j.panel
	type measured struct {
		pages   []int
		missing string
	}
	kit.Do(p.shell.stage.Runner, func() (measured, error) {
		var m measured
		for _, i := range j.ticked {
			paper, err := p.shell.layWeek(p.prints[i], nil)(j.as.size)
			if err != nil {
				m.pages = append(m.pages, 0)
				continue
			}
			m.pages = append(m.pages, len(paper.Pages)*j.as.copies)
			if m.missing == "" {
				m.missing = paper.Missing()
			}
		}
		return m, nil
	}, func(m measured, _ error) {
		j.pages = m.pages
		for _, n := range m.pages {
			j.all += n
		}
		if m.missing == "" {
			j.next(0, 0)
			return
		}
		j.ask(m.missing)
	})
}

// ask has the host say whether to print without those letters.
func (j *severalJob) ask(missing string) {
	refused := page.Unprintable(missing)
	what, next := kit.ErrorWords(refused)
	anyway := false
	kit.ShowPanel(j.panel.shell.stage.Window, kit.PanelParts{
		Title: what, Content: kit.Body(next), Verb: words.Say("kit.print_anyway"), Grave: true,
		Submit: func(done func(error)) { anyway = true; done(nil) },
		Closed: func() {
			if !anyway {
				j.done(refused)
				return
			}
			j.leaveOut = true
			j.next(0, 0)
		},
	})
}

// next prints the n-th of what is ticked, then the one after it; so many pages
// have been sent.
func (j *severalJob) next(n, sent int) {
	p, all := j.panel, len(j.ticked)
	p.progress.Set(float32(sent) / float32(max(j.all, 1)))
	if p.closed {
		p.shell.notice.Say(words.Say("prints.stopped", "done", n, "all", all))
		return
	}
	if n == all {
		p.said.Set(words.Say("weekprints.several_done", "done", n, "all", all))
		j.done(nil)
		return
	}
	i, d := j.ticked[n], p.shell.parts.Rooms
	p.said.Set(words.Say("prints.printing_pages", "what", p.prints[i].Title, "now", n+1, "all", all, "sent", sent, "pages", j.all))
	lay := p.shell.layWeek(p.prints[i], nil)
	papers.Send(p.shell.stage, p.shell.parts.Rooms.Prints, func() (prints.Paper, error) {
		paper, err := lay(j.as.size)
		paper.LeaveOut = j.leaveOut
		return j.as.on(paper), err
	}, func(paper prints.Paper) (prints.Outgoing, error) { return d.Prints.ToPrinter(paper, j.as.copies) }, func(err error) {
		if err != nil {
			p.said.Set(words.Say("weekprints.several_done", "done", n, "all", all))
			if p.closed { // nobody sees the panel any more
				p.shell.warned(err)
			}
			j.done(err)
			return
		}
		p.ticks[i].Set(false)
		j.next(n+1, sent+j.pages[n])
	})
}
