package handout

import (
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Sheet is an attendee's checklists on paper, for the table. The steps are
// numbered through from 1, as on screen, so that what comes back from the table
// can be typed in as numbers.
type Sheet struct {
	FirstName  string // "" for a guest
	Number     string // of the visit, as it is called
	Date       time.Time
	Venue      string
	Size       surgery.HandoutSize
	Checklists []SheetChecklist
	Checked    time.Time // of the words that are EasierToRead: see Easier
}

// SheetChecklist is one checklist of a sheet.
type SheetChecklist struct {
	Title string
	Steps []SheetStep
}

// SheetStep is one step to tick on paper.
type SheetStep struct {
	Title     string
	How       string
	Minutes   int // 0 is not said
	Essential bool
	Done      bool          // on an earlier visit, or before the sheet was printed
	Easier    easyread.Idea // what to do, for a sheet that is EasierToRead
}

// shortHow is how much of how a sheet has, in letters: the surgeon is there.
// Only whole sentences are left out.
const shortHow = 120

// Pages lays the sheet out. Every page says whose it is, by number.
func (s Sheet) Pages(fonts *page.Fonts) ([]page.Page, error) {
	return fewer(func(snug float64) ([]page.Page, error) { return s.pages(fonts, snug) }, 0.25, 0.5, 0.75, 1)
}

func (s Sheet) pages(fonts *page.Fonts, snug float64) ([]page.Page, error) {
	l := newLook(fonts, s.Size, snug)
	paper := l.sheet()
	width := paper.Width()
	title, number := words.Say("handout.sheet_title_guest"), ""
	if name := clean(s.FirstName); name != "" {
		title = words.Say("handout.sheet_title", "name", name)
	}
	if s.Number != "" {
		number = words.Say("handout.sheet_number", "n", s.Number)
	}
	about := []string{number, day(s.Date), s.Venue}
	if s.Size == surgery.EasierToRead {
		about = append(about, called(s.Checked))
	}
	titled := l
	titled.title.Direction = page.LTR // English, with a name in it
	blocks := []page.Block{
		titled.head(title, about, width),
		l.fonts.Heading(words.Say("handout.sheet_how"), l.text, width),
	}
	n := 0
	for _, list := range s.Checklists {
		var steps []page.Block
		minutes := 0
		for _, step := range list.Steps {
			n++
			if !step.Done {
				minutes += max(0, step.Minutes)
			}
			if s.Size == surgery.EasierToRead {
				steps = append(steps, l.easierStep(n, step, width))
				continue
			}
			steps = append(steps, l.sheetStep(n, step, width))
		}
		heading := clean(list.Title)
		if minutes > 0 && s.Size != surgery.EasierToRead {
			heading += words.Say("handout.between") + words.Count("handout.minutes", minutes)
		}
		blocks = append(blocks, l.section(heading, width, stack(l.item*3, steps...).As(&page.Node{Role: page.List, Numbered: true})))
	}
	pages, err := paper.Flow([]page.Block{stack(l.gap, blocks...)})
	if err != nil {
		return nil, err
	}
	for i := range pages {
		if i > 0 { // the first says it at its head
			items, _ := fonts.Line(margin, page.A4.H-margin/2, number, l.small)
			pages[i].Items = append(pages[i].Items, page.Unheard(items...)...)
		}
	}
	return pages, nil
}

// sheetStep is a box to tick, the number, the title, and beneath them what is
// good to know.
func (l look) sheetStep(n int, step SheetStep, width float64) page.Block {
	if l.mirrors(step.Title, step.How) {
		return l.rightToLeft().sheetStep(n, step, width).Mirrored(width)
	}
	side := l.mark * 1.45
	numberAt := side + 2.5
	number := strconv.Itoa(n)
	textAt := numberAt + max(l.fonts.Width(number, l.strong), l.fonts.Width("00", l.strong)) + 2.5
	text := func(s string, style page.Style) page.Block {
		return l.fonts.Paragraph(s, style, width-textAt).Indented(textAt)
	}

	title, how := clean(step.Title), clean(step.How)
	if title == "" {
		title, how = how, ""
	}
	box := page.Mark{Kind: page.EmptyBox, Y: (l.strong.LineHeight() - side) / 2, Size: side, Color: l.strong.Color, Means: words.Say("handout.step_open")}
	marks := []page.Item{box}
	if step.Done {
		box.Means = words.Say("handout.step_done")
		marks = []page.Item{box, page.Mark{
			Kind: page.Tick, X: side * 0.12, Y: box.Y + side*0.12, Size: side * 0.76, Color: l.done, Means: box.Means,
		}}
	}
	marks = append(page.Unheard(marks...), page.Moved(l.fonts.Paragraph(number, as(page.ListLabel, l.strong), width).Items, numberAt, 0)...)
	body := &page.Node{Role: page.ListBody}
	first := text(title, l.strong)
	if first.Height == 0 {
		first.Height = l.strong.LineHeight()
	}
	first.WithNext = true
	first, rest := l.noted(first, notes(step), l.note(step), width-textAt)
	blocks := []page.Block{withItems(first.As(body), marks...), rest.Indented(textAt).As(body)}
	if !step.Done {
		blocks = append(blocks, text(short(how), l.text).As(body))
	}
	return page.Together(blocks...).As(&page.Node{Role: page.ListItem})
}

// noted puts the note behind the title where its one line has room, else into a
// block of its own.
func (l look) noted(title page.Block, note string, s page.Style, width float64) (titled, rest page.Block) {
	const apart = 4 // mm
	if len(title.Parts) == 1 {
		items := title.Parts[0].Items
		end, ok := items[len(items)-1].(page.Text)
		if ok && end.Width+apart+l.fonts.Width(note, s) <= width {
			behind := page.Moved(l.fonts.One(note, s).Items, end.X+end.Width+apart, end.Y-l.fonts.Baseline(s))
			title.Items = append(title.Items, behind...)
			title.Parts[0].Items = append(items, behind...)
			return title, page.Block{}
		}
	}
	return title, l.fonts.Paragraph(note, s, width)
}

// notes is what stands behind a step's title.
func notes(step SheetStep) string {
	var said []string
	if step.Done {
		said = append(said, words.Say("handout.step_done"))
	}
	if step.Essential {
		said = append(said, words.Say("handout.essential"))
	}
	if step.Minutes > 0 && !step.Done {
		said = append(said, words.Count("handout.minutes", step.Minutes))
	}
	return strings.Join(said, words.Say("handout.between"))
}

// note is how that line is set: bold where the step is essential.
func (l look) note(step SheetStep) page.Style {
	if step.Essential && !step.Done {
		style := l.strong
		style.Color = l.rule
		return style
	}
	return l.small
}

// short returns the first whole sentences of how, up to shortHow letters and at
// least one.
func short(how string) string {
	var kept strings.Builder
	for i, s := range sentence.FindAllString(how, -1) {
		if i > 0 && kept.Len()+len(s) > shortHow {
			break
		}
		kept.WriteString(s)
	}
	return strings.TrimSpace(kept.String())
}
