package settings

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// checklists is the folder of the host's own checklist files, and which files
// are not used and why.
type checklists struct {
	card     *kit.Card
	folder   *folderBox
	count    *kit.Text
	problems *fyne.Container
	screen   *Screen
}

func newChecklists(s *Screen) *checklists {
	c := &checklists{screen: s, count: kit.Muted(""), problems: kit.Column(kit.Step)}
	c.folder = newFolderBox(s, words.Say("settings.checklists_folder"), words.Say("settings.checklists_hint"), c.keep)
	again := kit.NewButton(kit.Secondary, words.Say("settings.look_again"), c.lookAgain)
	c.folder.buttons.Add(again)
	change := kit.NewButton(kit.Secondary, words.Say("checklists.open"), func() { s.stage.Go("checklists") })
	c.card = kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("settings.checklists_title")), c.count,
		kit.Muted(words.Say("checklists.open_hint")), kit.Flow(kit.Step, change), c.problems, c.folder.content))
	return c
}

// keep keeps the folder; none uses those of the program alone.
func (c *checklists) keep(text string, told func(error)) {
	c.screen.keepReadable(text, func(now *settings.Settings, path string) { now.Checklists = path }, told)
}

// lookAgain reads the files anew.
func (c *checklists) lookAgain() {
	stage := c.screen.stage
	c.screen.stage.Change(func() (surgery.Change, error) {
		done, err := stage.Checklists.LookAgain()
		done.Notice = words.Count("settings.checklists_ready", stage.Checklists.Count())
		return done, err
	}, nil)
}

func (c *checklists) show(now state) {
	c.folder.show(now.Checklists)
	c.count.Set(words.Count("settings.checklists_ready", now.checklists))
	c.problems.Objects = nil
	if len(now.problems) > 0 {
		c.problems.Add(kit.Strong(words.Count("settings.problems", len(now.problems))).In(kit.ColourAccent))
	}
	for _, p := range now.problems {
		c.problems.Add(problem(p))
	}
	c.problems.Hidden = len(now.problems) == 0
	c.card.Refresh()
}

// problem says which file, where in it, and what is wrong.
func problem(p checklist.Problem) *kit.Text {
	where := p.File
	if where != "" && p.Line > 0 {
		where = words.Say("settings.problem_line", "file", p.File, "line", p.Line)
	}
	if where != "" {
		where += "   "
	}
	return kit.NewText(kit.Wrap, kit.Run{Text: where, Weight: kit.Semi, Size: kit.SizeSmall}, kit.Run{Text: p.Reason, Size: kit.SizeSmall})
}

// keepReadable keeps a folder that can be read, or that there is none.
func (s *Screen) keepReadable(text string, set func(now *settings.Settings, path string), told func(error)) {
	kit.Do(s.stage.Runner, func() (string, error) {
		if text == "" {
			return "", nil
		}
		return folders.Readable(text)
	}, func(path string, err error) {
		if err != nil {
			told(err)
			return
		}
		s.keep(func(now *settings.Settings) { set(now, path) }, told)
	})
}
