package ui

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// severalPanel prints what is ticked, one after the other, and can be stopped
// between two. What is sent loses its tick, so that after a failure the rest can
// be printed.
type severalPanel struct {
	shell    *Shell
	prints   []desk.WeekPrint
	ticks    []*kit.Check
	size     surgery.HandoutSize
	progress *kit.Progress
	said     *kit.Text
	panel    *kit.Panel
	closed   bool
}

func (s *Shell) printSeveral(prints []desk.WeekPrint) {
	p := &severalPanel{shell: s, prints: prints, size: surgery.Standard, progress: kit.NewProgress(0), said: kit.Small(words.Say("weekprints.several_how"))}
	var rows []fyne.CanvasObject
	for _, one := range prints {
		tick := kit.NewCheck(one.Title, nil)
		p.ticks = append(p.ticks, tick)
		rows = append(rows, tick)
	}
	sizes := kit.NewChoice(kit.PrintSizes(), func(key string) { p.size = surgery.HandoutSize(key) })
	sizes.Set(string(p.size))
	p.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("weekprints.several_title"), Width: 600, Verb: words.Say("shell.print_now"), Cancel: words.Say("weekprints.several_stop"),
		Content: kit.Column(2*kit.Step, p.said, p.progress, kit.Column(kit.Step/2, rows...), sizes),
		First:   p.ticks[0], Submit: p.submit, Closed: func() { p.closed = true },
	})
}

func (p *severalPanel) submit(done func(error)) {
	var ticked []int
	for i, t := range p.ticks {
		if t.On() {
			ticked = append(ticked, i)
		}
	}
	if len(ticked) == 0 {
		done(surgery.Fail(surgery.Invalid, "weekprints.nothing_ticked"))
		return
	}
	p.next(ticked, 0, done)
}

// next prints the n-th of what is ticked, then the one after it.
func (p *severalPanel) next(ticked []int, n int, done func(error)) {
	all := len(ticked)
	p.progress.Set(float32(n) / float32(all))
	if p.closed {
		p.shell.notice.Say(words.Say("prints.stopped", "done", n, "all", all))
		return
	}
	if n == all {
		p.said.Set(words.Say("weekprints.several_done", "done", n, "all", all))
		done(nil)
		return
	}
	p.said.Set(words.Say("prints.printing", "now", n+1, "all", all))
	i, d := ticked[n], p.shell.parts.Desk
	lay, size := p.shell.layWeek(p.prints[i]), p.size
	kit.Send(p.shell.stage, func() (desk.Paper, error) { return lay(size) }, func(paper desk.Paper) (desk.Outgoing, error) { return d.ToPrinter(paper, 1) }, func(err error) {
		if err != nil {
			p.said.Set(words.Say("weekprints.several_done", "done", n, "all", all))
			done(err)
			return
		}
		p.ticks[i].Set(false)
		p.next(ticked, n+1, done)
	})
}
