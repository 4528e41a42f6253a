package desks

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// sayPassphrase shows today's passphrase, to be told, and offers another.
func (s *Screen) sayPassphrase() {
	stage := s.stage
	known := func() (string, error) {
		phrase, err := stage.Sharing.Passphrase()
		if err != nil && surgery.AsError(err).Key == "sharing.no_passphrase" {
			err = nil
		}
		return phrase, err
	}
	kit.Load(stage.Stage, known, func(phrase string) {
		if phrase == "" { // it was chosen on the laptop that is lost
			s.askRenew()
			return
		}
		var panel *kit.Panel
		another := kit.NewGrave(kit.Secondary, words.Say("sharing.renew"), func() {
			panel.Close()
			s.askRenew()
		})
		panel = tell(stage, words.Say("sharing.todays_box"), words.Say("sharing.tell"), phrase, another)
	})
}

// askRenew asks before today's passphrase is another.
func (s *Screen) askRenew() {
	stage := s.stage
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("sharing.renew_ask"), Content: kit.Body(words.Say("sharing.renew_what")),
		Verb: words.Say("sharing.renew_verb"), Grave: true,
		Submit: func(done func(error)) {
			stage.Try(stage.Sharing.NewPassphrase, func(_ surgery.Change, err error) {
				if s.after(done, err); err == nil {
					s.sayPassphrase()
				}
			})
		}})
}
