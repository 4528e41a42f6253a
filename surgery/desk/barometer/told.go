package barometer

import (
	"strconv"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/chart"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	paint "socialmediasurgery/surgery/picture"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// What leaves the laptop of a barometer (DESIGN 8) is what tell answers: all days together, every count
// rounded down to 5, and below 5, none included, not told; as package report does,
// and for its reasons. How many answered is told as the sum of what is told, so
// that it gives no count away. By source there are three at most, whose rounding
// leaves each count at least three numbers it could be.

// figureTold is a count as it may leave the laptop.
func figureTold(n int) chart.Figure {
	if n < report.Unit {
		return chart.Hidden("")
	}
	return chart.Count(report.Down(n))
}

// Told is the chart of all answers as it may leave the laptop, or be shown to the
// room.
func (r Results) Told() chart.Bars {
	c := chart.Bars{About: chart.About{Unit: words.Say("barometer.unit"), Notes: []string{words.Say("barometer.rounded")}}}
	for i, n := range r.Together() {
		c.Rows = append(c.Rows, chart.Row{Label: r.Answers[i].Text, Figure: figureTold(n)})
	}
	return c
}

// ToldBySource is the same by where answers came from.
func (r Results) ToldBySource() chart.Groups {
	c := r.BySource()
	for i, s := range r.Sources() {
		for k, n := range r.From(s) {
			c.Rows[k].Figures[i] = figureTold(n)
		}
	}
	return c
}

// ToldPeople is how many answered, as it may leave the laptop: at least so many.
// That there are FewestPeople is known from there being results at all.
func (r Results) ToldPeople() int {
	sum := 0
	for _, n := range r.Together() {
		sum += report.Down(n)
	}
	return max(sum, surgery.FewestPeople)
}

// asked says how people answered: "at this desk and on paper".
func (r Results) asked() string {
	var ways []string
	for _, s := range r.Sources() {
		ways = append(ways, words.Say("barometer.way_"+string(s)))
	}
	switch n := len(ways); n {
	case 0:
		return ""
	case 1:
		return ways[0]
	default:
		return words.Say("barometer.ways", "first", strings.Join(ways[:n-1], ", "), "last", ways[n-1])
	}
}

// ResultsLeaving returns the results of a barometer that may leave the laptop, or why
// they may not yet.
func (room *Room) ResultsLeaving(id surgery.ID) (Results, error) {
	if err := room.desk.AtHome(); err != nil {
		return Results{}, err
	}
	r, err := room.Results(id)
	if err != nil {
		return r, err
	}
	if !r.Shown {
		return r, surgery.Fail(surgery.Conflict, "barometer.too_few", "fewest", surgery.FewestPeople)
	}
	return room.tell(r)
}

// tell returns the results as they are told: those told before, until the answers
// of FewestPeople have come or gone since. Whoever lays what left on two days side
// by side, or watches the wall, sees what so many people did and never one. What
// it returns counts as told.
func (room *Room) tell(r Results) (Results, error) {
	id := r.Barometer.ID
	before, err := room.desk.Store().Told(id)
	if err != nil {
		return r, err
	}
	if len(before) > 0 && moved(before, r.counts) < surgery.FewestPeople {
		return resultsOf(r.Barometer, before, 0), nil
	}
	return r, room.desk.Store().SetTold(id, r.counts)
}

// moved returns of how many people the answers differ at the least.
func moved(before, after []store.AnswerCount) int {
	type cell struct {
		source surgery.AnswerSource
		answer string
	}
	differ := map[cell]int{}
	for _, c := range after {
		differ[cell{c.Source, c.Answer}] += c.N
	}
	for _, c := range before {
		differ[cell{c.Source, c.Answer}] -= c.N
	}
	came, went := 0, 0
	for _, n := range differ {
		came, went = came+max(n, 0), went+max(-n, 0)
	}
	return max(came, went)
}

// resultsPoster returns what stands on a barometer's poster and picture. Sources
// stand apart on the screen and in the table; here they would take a second page.
func (room *Room) resultsPoster(id surgery.ID) (handout.ResultsPoster, error) {
	r, err := room.ResultsLeaving(id)
	if err != nil {
		return handout.ResultsPoster{}, err
	}
	b := r.Barometer
	w, err := room.desk.Store().Week(b.Week)
	if err != nil {
		return handout.ResultsPoster{}, err
	}
	p := handout.ResultsPoster{Week: w.Words.Title, Dates: dates.Span(b.From, b.Until), Word: b.Words.Word, Question: b.Words.Question,
		Answers: r.Told(), Total: chart.Said(r.ToldPeople(), words.Say("barometer.at_least", "n", r.ToldPeople())), Asked: r.asked(), Hashtag: link.WithHash(w.Hashtag())}
	links, err := handout.Links(room.desk.Platforms(), w.ForSurgery())
	if err != nil {
		return p, err
	}
	if len(links) > 0 {
		p.Link = links[0]
	}
	p.Words, err = room.SharedWords(id)
	p.Words = p.Words[:min(len(p.Words), mostPosterWords)]
	return p, err
}

// mostPosterWords is how many words people added stand on a poster.
const mostPosterWords = 18

// Paper lays out what can be printed of a barometer: its results, which
// are a Conflict while too few have answered, or its tally.
func (room *Room) Paper(kind surgery.PrintKind, id surgery.ID, size surgery.HandoutSize) (prints.Paper, error) {
	if err := room.desk.AtHome(); err != nil {
		return prints.Paper{}, err
	}
	p := prints.Paper{Kind: kind, Size: prints.SizeOf(size, "")}
	switch kind {
	case surgery.TallyPrint:
		b, err := room.desk.Store().Barometer(id)
		if err != nil {
			return prints.Paper{}, err
		}
		return room.TallyOf(p, b)
	case surgery.ResultsPrint, surgery.BigResultsPrint:
		poster, err := room.resultsPoster(id)
		if err != nil {
			return prints.Paper{}, err
		}
		poster.Size = p.Size
		if kind == surgery.BigResultsPrint {
			poster.Paper = page.A3
		}
		return room.prints.Lay(p, poster.Pages)
	}
	return prints.Paper{}, surgery.Fail(surgery.Internal, "error.internal")
}

// TallyOf lays out a barometer on paper, each answer with the key that counts it.
func (room *Room) TallyOf(p prints.Paper, b *surgery.Barometer) (prints.Paper, error) {
	t := handout.Tally{Dates: dates.Span(b.From, b.Until), Question: b.Words.Question, Size: p.Size}
	w, err := room.desk.Store().Week(b.Week)
	if err != nil {
		return prints.Paper{}, err
	}
	t.Title = w.Words.Title
	for _, a := range Offered(b) {
		t.Answers = append(t.Answers, words.Say("barometer.tally_answer", "key", a.Key, "answer", a.Text))
	}
	return room.prints.Lay(p, t.Pages)
}

// Picture lays out the results as a picture to post, and says in plain
// sentences what it shows, to post beside it.
func (room *Room) Picture(id surgery.ID) (page.Page, string, error) {
	if err := room.desk.AtHome(); err != nil {
		return page.Page{}, "", err
	}
	p, err := room.resultsPoster(id)
	if err != nil {
		return page.Page{}, "", err
	}
	fonts, err := room.prints.Fonts()
	if err != nil {
		return page.Page{}, "", err
	}
	laid, err := p.Picture(fonts, paint.Post)
	return laid, p.Describe(), err
}

// SavePicture writes the results as a picture to post, 1200 by 675, into
// a folder, "" for the documents folder. What it shows stands in it as words too.
func (room *Room) SavePicture(id surgery.ID, folder string) (surgery.Change, error) {
	laid, says, err := room.Picture(id)
	if err != nil {
		return surgery.Change{}, err
	}
	raw, err := room.prints.PNG(laid, paint.Post, says)
	if err != nil {
		return surgery.Change{}, err
	}
	return room.saveResults(".png", folder, raw)
}

// SaveCSV writes the results as a table, and beside it the words that may
// be shared, if there are any.
func (room *Room) SaveCSV(id surgery.ID, folder string) (surgery.Change, error) {
	r, err := room.ResultsLeaving(id)
	if err != nil {
		return surgery.Change{}, err
	}
	shared, err := room.SharedWords(id)
	if err != nil {
		return surgery.Change{}, err
	}
	files, in, err := room.prints.SaveTable("barometer-"+room.desk.Today(), folder, resultRows(r))
	if err != nil {
		return surgery.Change{}, err
	}
	done := surgery.Change{Notice: words.Say("barometer.file_saved", "file", files, "folder", in)}
	if len(shared) == 0 {
		return done, nil
	}
	rows := [][]string{{words.Say("barometer.csv_word")}}
	for _, w := range shared {
		rows = append(rows, []string{w})
	}
	_, _, err = room.prints.SaveTable("barometer-words-"+room.desk.Today(), folder, rows)
	return done, err
}

func (room *Room) saveResults(ending, folder string, raw []byte) (surgery.Change, error) {
	file, in, err := folders.Save(room.desk.Options().Saves, folder, "barometer-"+room.desk.Today()+ending, raw)
	if err != nil {
		return surgery.Change{}, err
	}
	return surgery.Change{Notice: words.Say("barometer.file_saved", "file", file, "folder", in)}, nil
}

// resultRows lists the answers from all sources, then from each.
func resultRows(r Results) [][]string {
	b := r.Barometer
	rows := [][]string{{words.Say("barometer.csv_question"), words.Say("barometer.csv_from"), words.Say("barometer.csv_until"),
		words.Say("barometer.csv_source"), words.Say("barometer.csv_answer"), words.Say("barometer.csv_count")}}
	add := func(source string, counts []int) {
		for i, n := range counts {
			said := figureTold(n).Says()
			if n >= report.Unit {
				said = strconv.Itoa(report.Down(n))
			}
			rows = append(rows, []string{b.Words.Question, b.From, b.Until, source, r.Answers[i].Text, said})
		}
	}
	add(words.Say("barometer.csv_all"), r.Together())
	for _, s := range r.Sources() {
		add(SourceWords(s), r.From(s))
	}
	return rows
}
