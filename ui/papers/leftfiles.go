package papers

import (
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// OfferFiles asks whether to delete what was saved for people who have just been
// erased, and tells what came of it. Where nothing was saved it asks nothing.
func OfferFiles(s *kit.Stage, d *prints.Room, then func(prints.Settled)) {
	kit.Load(s, d.LeftFiles, func(left []prints.Written) {
		if len(left) == 0 {
			then(prints.Settled{})
			return
		}
		paths := kit.Column(2)
		for _, w := range left {
			paths.Add(kit.Small(w.Path))
		}
		remove := false
		kit.ShowPanel(s.Window, kit.PanelParts{Title: words.Say("kit.files_left"), Width: 640, Grave: true,
			Content: kit.Column(kit.Step, kit.Body(words.Count("kit.files_what", len(left))), fyne.CanvasObject(paths)),
			Verb:    words.Say("kit.files_delete"), Cancel: words.Say("kit.files_keep"),
			Submit: func(done func(error)) { remove = true; done(nil) },
			Closed: func() {
				kit.Load(s, func() (prints.Settled, error) { return d.SettleFiles(remove) }, then)
			}})
	})
}

// FilesStill says which files are still somewhere, "" for none.
func FilesStill(s prints.Settled) string {
	still := append(append([]string(nil), s.There...), s.Missing...)
	if len(still) == 0 {
		return ""
	}
	return words.Count("kit.files_still", len(still), "files", strings.Join(still, ", "))
}
