package settings

import (
	"encoding/json"
	"io/fs"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// showLicences lists what others made that is inside the program, each with its
// licence; a part's button shows the licence in full.
func showLicences(stage *Stage, files fs.FS) {
	parts, err := readLicences(files)
	if err != nil {
		kit.ShowError(stage.Window, err)
		return
	}
	rows := []fyne.CanvasObject{kit.Body(words.Say("settings.licences_what"))}
	for _, part := range parts {
		name := strings.TrimSpace(part.Name + " " + part.Version)
		open := kit.NewButton(kit.Quiet, words.Say("settings.licence_of", "part", name, "licence", part.Licence), func() {
			kit.ShowPanel(stage.Window, kit.PanelParts{Title: name, Content: kit.Column(kit.Step, paragraphs(licenceText(files, part))...), Width: 760})
		}).InCard()
		open.Leading = true
		rows = append(rows, open)
	}
	kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("settings.licences"), Content: kit.Column(2, rows...), Width: 760})
}

func readLicences(files fs.FS) ([]licensed, error) {
	raw, err := fs.ReadFile(files, "licences/parts.json")
	if err != nil {
		return nil, surgery.AsError(err)
	}
	var parts []licensed
	if err := json.Unmarshal(raw, &parts); err != nil {
		return nil, surgery.AsError(err)
	}
	return parts, nil
}

// paragraphs sets a licence as running text: its own line ends were for a screen
// of eighty letters.
func paragraphs(text string) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, p := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			all = append(all, kit.Small(p))
		}
	}
	return all
}
