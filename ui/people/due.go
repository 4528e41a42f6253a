package people

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// due says how many saved places there are and how many have ended, and erases
// those.
type due struct {
	screen  *Screen
	content *fyne.Container
	said    *kit.Text
	erase   *kit.Button
	soonest []people.PersonRow
	past    int
}

func newDue(s *Screen) *due {
	d := &due{screen: s, said: kit.Small("")}
	d.erase = kit.NewButton(kit.Danger, "", d.ask)
	days := kit.NewButton(kit.Secondary, words.Say("people.change_days"), func() { s.stage.Go("settings") })
	d.content = kit.Column(kit.Step, d.said, kit.Flow(kit.Step, d.erase, days))
	d.content.Hide()
	return d
}

func (d *due) reload() {
	kit.Read(d.screen.stage.Stage, d.screen.view, d.screen.Shown, d.screen.stage.People.Due, func(now people.Dues) {
		d.soonest, d.past = now.Soonest, now.Past
		said := words.Count("people.saved_places", now.Saved) + " " + words.Count("people.kept_days", now.Days)
		if now.Past > 0 {
			said += " " + words.Count("people.past", now.Past)
		}
		d.said.Set(said)
		d.erase.Label = words.Count("people.erase_past", now.Past)
		d.erase.Hidden = now.Past == 0
		d.erase.Refresh()
		d.content.Refresh()
		if d.screen.which.Value() == whoIsDue {
			d.screen.rows.some = d.soonest
			d.screen.list.Refresh()
		}
		d.screen.body.Refresh()
	})
}

// ask asks before those whose date has passed are erased.
func (d *due) ask() {
	s := d.screen
	var receipt people.Receipt
	kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Count("people.erase_past_question", d.past), Content: kit.Body(words.Say("people.erase_happens")),
		Verb: words.Count("people.erase_past", d.past), Kind: kit.Danger,
		Submit: func(done func(error)) {
			s.stage.Try(func() (done surgery.Change, err error) {
				if receipt, done, err = s.stage.People.EraseDue(); err == nil {
					receipt.Desks, err = s.stage.Sharing.Confirmed(done.Op)
				}
				return done, err
			}, func(_ surgery.Change, err error) {
				done(err)
				if err == nil {
					s.giveReceipt(receipt)
				}
			})
		},
	})
}
