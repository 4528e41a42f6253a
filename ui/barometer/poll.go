package barometer

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Longest path, and most of a list that can be pasted, in letters.
const (
	longPath   = 1000
	mostPasted = 20000
)

// BringIn asks for an online poll's export. Nothing is kept before it was looked
// at.
func (s *Screen) BringIn() {
	if s.shown.at == "" {
		return
	}
	file, pasted := kit.NewEntry(words.Say("barometer.file_example")), kit.NewNotes(words.Say("barometer.paste_example"), 3)
	file.Limit, pasted.Limit = longPath, mostPasted
	field := kit.NewField(words.Say("barometer.file"), file, "")
	file.OnChanged = func(string) { field.SetWrong("") }
	var panel *kit.Panel
	walk := kit.NewFiles(kit.FileParts{Window: s.stage.Window, Runner: s.stage.Runner,
		Read: func(path string) (folders.Folder, error) {
			return folders.List(path, ".csv", ".tsv", ".txt", ".xlsx", ".ods")
		},
		Chosen: func(path string) {
			file.SetText(path)
			panel.Submit()
		},
		Failed: field.Refuse,
	})
	of := s.shown.results
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("barometer.bring_title"), Verb: words.Say("barometer.look_at"), First: file, Width: 640,
		Content: kit.Column(12, kit.Muted(words.Say("barometer.bring_how")), field, walk.Content(), kit.NewField(words.Say("barometer.paste"), pasted, "")),
		Submit: func(done func(error)) {
			from := barometer.PollFrom{Path: strings.TrimSpace(file.Text), Pasted: pasted.Text}
			if from.Path == "" && strings.TrimSpace(from.Pasted) == "" {
				err := surgery.Fail(surgery.Invalid, "barometer.poll_nothing_given")
				field.Refuse(err)
				done(err)
				return
			}
			kit.Do(s.stage.Runner, func() (barometer.PollFile, error) { return s.stage.Barometer.ReadPoll(of.Barometer.ID, from) },
				func(f barometer.PollFile, err error) {
					done(err)
					if err == nil {
						s.showPoll(of, from, f)
					}
				})
		}})
	walk.Open("")
}

// pollPanel is the preview: what each column is taken for, and which of our
// answers each of theirs is.
type pollPanel struct {
	screen    *Screen
	of        barometer.Results
	from      barometer.PollFrom
	file      barometer.PollFile
	uses      []intake.PollUse
	columns   *fyne.Container
	asked     *fyne.Container
	name      *kit.Entry
	nameField *kit.Field
	day       *kit.DayField
	rows      *fyne.Container
	problems  *fyne.Container
	so        *kit.Text
	panel     *kit.Panel
}

func (s *Screen) showPoll(of barometer.Results, from barometer.PollFrom, f barometer.PollFile) {
	p := &pollPanel{screen: s, of: of, from: from, file: f, name: kit.NewEntry(words.Say("barometer.poll_example")), asked: kit.Stack(),
		columns: kit.Column(4), rows: kit.Column(8), problems: kit.Stack(), so: kit.Strong("")}
	hint := words.Say("barometer.poll_hint")
	if names := pollNames(of); names != "" {
		hint = words.Say("barometer.poll_hint_again", "names", names)
	}
	p.nameField = kit.NewField(words.Say("barometer.poll_name"), p.name, hint)
	p.name.OnChanged = func(string) { p.nameField.SetWrong("") }
	p.day = kit.NewDayField(words.Say("barometer.poll_day"), s.stage.Now)
	setDay(p.day, min(max(s.stage.Now().Format(time.DateOnly), of.Barometer.From), of.Barometer.Until), s.stage.Now().Location())
	content := kit.Column(14, p.nameField)
	if len(f.Sheets) > 1 {
		content.Add(p.whichSheet())
	}
	content.Objects = append(content.Objects, p.asked, p.columns, p.rows, p.so, p.day.Field, p.problems)
	p.layColumns()
	p.refresh()
	p.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("barometer.poll_title"), Content: content, Width: 700,
		Verb: words.Say("barometer.poll_keep"), First: p.name, Submit: p.submit})
}

func pollNames(of barometer.Results) string {
	var names []string
	for _, n := range of.PollNames() {
		names = append(names, n.Name)
	}
	return strings.Join(names, ", ")
}

// read reads the file again, with the columns as they are now.
func (p *pollPanel) read() {
	s, from := p.screen, p.from
	kit.Do(s.stage.Runner, func() (barometer.PollFile, error) { return s.stage.Barometer.ReadPoll(p.of.Barometer.ID, from) },
		func(f barometer.PollFile, err error) {
			p.panel.Fail(err)
			if err != nil {
				return
			}
			anew := f.Sheet != p.file.Sheet
			if p.file = f; anew {
				p.layColumns()
			}
			p.refresh()
		})
}

// refresh draws what was read: each of their answers, and which of ours it is.
func (p *pollPanel) refresh() {
	p.rows.Objects = nil
	p.asked.Objects = nil
	if a := p.file.Asks; a != nil {
		p.asked.Add(p.whichDay(a))
	}
	options := []kit.Option{{Key: "", Label: words.Say("barometer.leave_out")}}
	for _, a := range p.of.Answers {
		options = append(options, kit.Option{Key: a.ID, Label: a.Text})
	}
	if len(p.file.Rows) > 0 {
		p.rows.Add(kit.Strong(words.Say("barometer.which_answer")))
	}
	for i, r := range p.file.Rows {
		choose := kit.NewSelect(options, func(key string) {
			p.file.Rows[i].Answer = key
			p.count()
		})
		choose.Set(r.Answer)
		p.rows.Add(kit.Even(16, kit.Padded(8, 0, 8, 0, kit.NewText(kit.Wrap, kit.Run{Text: r.Text}, kit.Run{Text: " · " + strconv.Itoa(r.N), Weight: kit.Semi})), choose))
	}
	p.problems.Objects = nil
	if said := p.said(); said != nil {
		p.problems.Objects = []fyne.CanvasObject{said}
	}
	for _, part := range []*fyne.Container{p.asked, p.columns, p.rows, p.problems} { // an empty one would leave a gap
		part.Hidden = len(part.Objects) == 0
	}
	p.count()
}

// count says how many answers would be taken in.
func (p *pollPanel) count() {
	n := 0
	for _, r := range p.file.Rows {
		if r.Answer != "" {
			n += r.N
		}
	}
	said := words.Count("barometer.poll_found", n)
	if len(p.file.Words) > 0 {
		said += " " + words.Count("barometer.poll_words", len(p.file.Words))
	}
	p.so.Set(said)
	if p.panel != nil {
		p.panel.Refresh()
	}
}

// mostSaid is how many lines are said of what was wrong with a file.
const mostSaid = 6

// said says what was wrong with the file, and which columns were not read.
func (p *pollPanel) said() fyne.CanvasObject {
	lines := kit.ProblemLines(p.file.Problems)
	if more := len(lines) - mostSaid; more > 0 {
		lines = append(lines[:mostSaid], words.Count("barometer.problems_more", more))
	}
	if d := p.file.Dropped; len(d) > 0 {
		lines = append(lines, words.Say("barometer.dropped", "headings", kit.Headings(d)))
	}
	if len(lines) == 0 {
		return nil
	}
	return kit.Remarks(lines)
}

func (p *pollPanel) submit(done func(error)) {
	day, err := readDay(p.day)
	if err != nil {
		done(err)
		return
	}
	s, id, name, file := p.screen, p.of.Barometer.ID, p.name.Text, p.file
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Barometer.ImportPoll(id, name, day, file) }, func(_ surgery.Change, err error) {
		if err != nil && surgery.AsError(err).Key == "barometer.poll_name_missing" {
			p.nameField.Refuse(err)
		}
		done(err)
	})
}
