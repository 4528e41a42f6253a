package story

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// Document returns the story of a week as a document, the texts in full as
// they are now. Entries that are gone, not sorted, or quotes nobody allowed are
// not in it; nor are parts that hold nothing.
func (room *Room) Document(week surgery.ID) (document.Document, error) {
	if err := room.desk.AtHome(); err != nil {
		return document.Document{}, err
	}
	b, err := room.Board(week)
	if err != nil {
		return document.Document{}, err
	}
	if b.Week == nil {
		return document.Document{}, surgery.Fail(surgery.NotFound, "story.no_week")
	}
	m := storyMaker{desk: room, week: b.Week, story: b.Story, rows: b.Chosen()}
	doc := document.Document{Title: b.Story.Words.Title, Made: room.desk.Now(),
		About: []string{dates.Span(b.Week.From, b.Week.Until), link.WithHash(b.Week.Hashtag()), room.settings.Settings().Organisation}}
	if intro := b.Story.Words.Intro; intro != "" {
		doc.Parts = append(doc.Parts, document.Part{Blocks: []document.Block{document.Paragraph{Text: intro}}})
	}
	for _, key := range b.Story.Parts {
		blocks, err := m.part(key)
		if err != nil {
			return document.Document{}, err
		}
		if len(blocks) > 0 {
			doc.Parts = append(doc.Parts, document.Part{Heading: words.Say("story.part_" + key), Blocks: blocks})
		}
	}
	return doc, nil
}

// storyMaker makes the parts of one story.
type storyMaker struct {
	desk  *Room
	week  *surgery.Week
	story surgery.Story
	rows  []learning.Row // chosen, in order
}

// part returns what stands in a part; nothing where there is nothing to tell.
func (m storyMaker) part(key string) ([]document.Block, error) {
	switch key {
	case "events":
		return m.events()
	case "numbers":
		return m.numbers()
	case "barometer":
		return m.barometer()
	case "entries":
		return m.entries()
	case "thanks":
		if m.story.Words.Thanks != "" {
			return []document.Block{document.Paragraph{Text: m.story.Words.Thanks}}, nil
		}
	}
	return nil, nil
}

// events are what was on. Who led it and whose account it was on are the week's
// public words; notes are for hosts, and stay here.
func (m storyMaker) events() ([]document.Block, error) {
	events, err := m.desk.desk.Store().Events(m.week.ID)
	if err != nil || len(events) == 0 {
		return nil, err
	}
	t := document.Table{Caption: words.Say("story.events_caption"), Runs: true,
		Headers: []string{words.Say("story.when"), words.Say("story.what"), words.Say("story.where"), words.Say("story.who")}}
	read := reading{}
	for _, e := range events {
		t.Rows = append(t.Rows, []string{m.when(e), e.Words.Title, eventPlace(e), joined(joined(e.Words.Guest, e.Words.Lead), e.Words.Account)})
		read.add(e.Words.Title, e.Words.Link)
	}
	for _, l := range m.week.Words.Links {
		read.add("", l)
	}
	blocks := []document.Block{withoutEmpty(t)}
	if len(read.items) > 0 {
		blocks = append(blocks, document.Sub{Text: words.Say("story.to_read")}, document.List{Items: read.items})
	}
	return blocks, nil
}

// reading is where the week can be read again, each address once.
type reading struct {
	items []document.Item
	seen  map[link.Address]bool
}

func (r *reading) add(title string, l surgery.WeekLink) {
	at := documentLink(l)
	if !at.There() || r.seen[at.Address] {
		return
	}
	if r.seen == nil {
		r.seen = map[link.Address]bool{}
	}
	r.seen[at.Address] = true
	switch {
	case at.Opens == "":
		at.Opens, title = title, ""
	case at.Opens == title:
		title = ""
	}
	r.items = append(r.items, document.Item{Text: title, Link: at})
}

// when says an event's day and time: "Tue 24 Nov, 1pm to 4pm", "All week".
func (m storyMaker) when(e *surgery.Event) string {
	switch {
	case e.Day <= m.week.From && e.Last() >= m.week.Until:
		return words.Say("prints.all_week")
	case e.Last() != e.Day:
		return words.Say("story.days", "from", dates.Short(e.Day), "until", dates.Short(e.Last()))
	}
	return joined(dates.Short(e.Day), m.desk.week.EventWhen(e))
}

func eventPlace(e *surgery.Event) string {
	if e.Words.Online {
		return joined(words.Say("story.online"), e.Words.Place)
	}
	return e.Words.Place
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

// withoutEmpty returns a table without columns that nothing stands in.
func withoutEmpty(t document.Table) document.Table {
	for c := len(t.Headers) - 1; c > 0; c-- {
		held := false
		for _, row := range t.Rows {
			held = held || row[c] != ""
		}
		if held {
			continue
		}
		t.Headers = append(t.Headers[:c:c], t.Headers[c+1:]...)
		for i, row := range t.Rows {
			t.Rows[i] = append(row[:c:c], row[c+1:]...)
		}
	}
	return t
}

// entries are those the host chose, in that order, under a heading for each run
// of one kind.
func (m storyMaker) entries() ([]document.Block, error) {
	var blocks []document.Block
	var run []document.Item
	flush := func() {
		if len(run) > 0 {
			blocks, run = append(blocks, document.List{Items: run}), nil
		}
	}
	for i, r := range m.rows {
		if i == 0 || r.Kind != m.rows[i-1].Kind {
			flush()
			blocks = append(blocks, document.Sub{Text: words.Say("story.kind_" + string(r.Kind))})
		}
		more, l := m.from(r), documentLink(r.Words.Link)
		if r.Kind == surgery.Quote {
			blocks = append(blocks, document.Quote{Text: r.Words.What, Whose: r.Words.Whose, More: more, Link: l})
			continue
		}
		run = append(run, document.Item{Text: r.Words.What, More: more, Link: l})
	}
	flush()
	return blocks, nil
}

// from says where an entry comes from: its day, and its event.
func (m storyMaker) from(r learning.Row) string {
	return joined(dates.Weekday(r.Day), r.Event)
}

// documentLink is a link as a document has it; one that the rules do not let
// through is none.
func documentLink(l surgery.WeekLink) document.Link {
	if l.Address == "" {
		return document.Link{}
	}
	at, err := link.ParseAddress(l.Address)
	if err != nil {
		return document.Link{}
	}
	return document.Link{Opens: l.Opens, Address: at}
}
