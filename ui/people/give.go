package people

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// give shows all we hold of somebody as it will print, and prints or saves it.
func (p *page) give() {
	if p.person == nil {
		return
	}
	stage, who := p.screen.stage, p.person.ID
	lay := func() (prints.Paper, error) { return stage.People.RecordPaper(who, surgery.Standard) }
	json := kit.NewGrave(kit.Secondary, words.Say("people.save_json"), nil)
	panel := p.screen.paper(words.Say("people.give_title"), words.Say("people.give_what"), lay, json)
	json.OnTapped = func() {
		papers.AskFolder(p.screen.stage.Stage, p.screen.stage.Prints, func(folder string) {
			p.screen.stage.Try(func() (surgery.Change, error) { return stage.People.SaveRecord(who, folder) }, func(_ surgery.Change, err error) {
				if err != nil {
					panel.Fail(err)
					return
				}
				panel.Close()
			})
		})
	}
}

// paper opens a panel that shows a paper, and prints it or saves it as PDF.
func (s *Screen) paper(title, what string, lay func() (prints.Paper, error), more ...*kit.Button) *kit.Panel {
	preview := kit.NewPagePreview()
	var panel *kit.Panel
	save := kit.NewGrave(kit.Secondary, words.Say("people.save_pdf"), func() {
		papers.SavePaper(s.stage.Stage, s.stage.Prints, lay, func(err error) {
			if err != nil {
				panel.Fail(err)
				return
			}
			panel.Close()
		})
	})
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: title, Width: 620, Verb: words.Say("people.print"), Cancel: words.Say("people.close"), Grave: true,
		Content: kit.Column(12, kit.Body(what), preview), More: append([]*kit.Button{save}, more...),
		Submit: func(done func(error)) {
			papers.SendPaper(s.stage.Stage, s.stage.Prints, lay, func(paper prints.Paper) (prints.Outgoing, error) { return s.stage.Prints.ToPrinter(paper, 1) }, done)
		},
	})
	kit.Load(s.stage.Stage, lay, func(paper prints.Paper) {
		preview.Set(paper.Pages)
		panel.Refresh()
	})
	return panel
}

// erase asks, erases, and shows the receipt.
func (p *page) erase() {
	if p.person == nil {
		return
	}
	s, who := p.screen, p.person
	var receipt people.Receipt
	kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("people.erase_question", "who", who.Words.Name), Kind: kit.Danger, Verb: words.Say("people.erase_do"),
		Content: kit.Body(words.Say("people.erase_happens")),
		Submit: func(done func(error)) {
			s.stage.Try(func() (done surgery.Change, err error) {
				if receipt, done, err = s.stage.People.ErasePeople([]surgery.ID{who.ID}); err == nil {
					receipt.Desks, err = s.stage.Sharing.Confirmed(done.Op)
				}
				return done, err
			}, func(_ surgery.Change, err error) {
				done(err)
				if err == nil {
					p.show(nil)
					s.giveReceipt(receipt)
				}
			})
		},
	})
}

// giveReceipt asks about what was saved for them, and shows a receipt once it is known
// which backup folders were reached: one may not answer for a while.
func (s *Screen) giveReceipt(r people.Receipt) {
	papers.OfferFiles(s.stage.Stage, s.stage.Prints, func(files prints.Settled) {
		r.Files = files
		s.reached(r)
	})
}

func (s *Screen) reached(r people.Receipt) {
	kit.Beside(s.stage.Runner, func() ([]string, error) { return s.stage.Backups.UnreachedBackups(), nil }, func(folders []string, _ error) {
		r.Unreached = folders
		s.showReceipt(r)
	})
}

// showReceipt says what was erased, in counts, and prints it.
func (s *Screen) showReceipt(r people.Receipt) {
	s.paper(words.Say("people.receipt_shown"), words.Say("people.receipt_shown_what"), func() (prints.Paper, error) { return s.stage.People.ReceiptPaper(r, surgery.Standard) })
	kit.Focus(s.box)
}
