package desks

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// longPath is as long as a path may be; Fyne draws longer lines badly.
const longPath = 900

// credentials is how the name of a file ends that lets somebody in at a message server.
const credentials = ".creds"

// askServer asks for the message server that the organisation has, and for the file that
// lets this laptop in there.
func askServer(stage *Stage) {
	kit.Load(stage.Stage, func() ([2]string, error) {
		servers, file := stage.Live.Server()
		return [2]string{servers, file}, nil
	}, func(now [2]string) {
		servers := kit.NewEntry(words.Say("network.server_example"))
		servers.Text, servers.Limit = now[0], longPath
		field := kit.NewField(words.Say("network.server_box"), servers, words.Say("network.server_hint"))
		servers.OnChanged = func(string) { field.SetWrong("") }
		file := kit.NewEntry(words.Say("network.file_example"))
		file.Text, file.Limit = now[1], longPath
		fileField := kit.NewField(words.Say("network.file_box"), file, words.Say("network.file_hint"))
		file.OnChanged = func(string) { fileField.SetWrong("") }
		walk := kit.NewFiles(kit.FileParts{Window: stage.Window, Runner: stage.Runner,
			Read:   func(path string) (folders.Folder, error) { return folders.List(path, credentials) },
			Chosen: func(path string) { file.SetText(path); kit.Focus(file) },
			Failed: fileField.SetError})
		var panel *kit.Panel
		panel = kit.ShowPanel(stage.Window, kit.PanelParts{Title: words.Say("network.server_title"), Width: 640, First: servers, Verb: words.Say("network.server_verb"),
			Content: kit.Column(12, kit.Body(words.Say("network.server_what")), field, fileField, walk.Content()),
			Submit: func(done func(error)) {
				typed, path := servers.Text, file.Text
				stage.Try(func() (surgery.Change, error) { return stage.Live.Use(typed, path) }, func(_ surgery.Change, err error) {
					done(err)
					switch surgery.KindOf(err) {
					case surgery.Invalid:
						panel.Fail(nil) // it is said there
						field.Refuse(err)
					case surgery.NotFound:
						panel.Fail(nil)
						fileField.Refuse(err)
					}
					panel.Refresh() // the words may need another line
				})
			}})
		walk.Open("")
	})
}
