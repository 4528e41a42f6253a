package weekprints

import (
	"time"

	"socialmediasurgery/surgery"
	datesroom "socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Print is one thing that can be printed for a week.
type Print struct {
	Kind  surgery.PrintKind
	About surgery.ID // the week, or the event it is for; "" for neither
	Title string     // "Run sheet: A recovery chat"
}

// List returns what can be printed for a week, "" for the one that is
// shown: what is of the week, what its events need, and what needs no week.
func (room *Room) List(week surgery.ID) ([]Print, error) {
	if err := room.desk.AtHome(); err != nil {
		return nil, err
	}
	w, err := room.week.WeekToShow(week)
	if err != nil {
		return nil, err
	}
	var prints []Print
	add := func(kind surgery.PrintKind, about surgery.ID, title string) {
		said := words.Say("weekprints.kind_" + string(kind))
		if title != "" {
			said = words.Say("weekprints.kind_about", "kind", said, "title", title)
		}
		prints = append(prints, Print{Kind: kind, About: about, Title: said})
	}
	var events []*surgery.Event
	var asks []*surgery.Barometer
	if w != nil {
		for _, kind := range []surgery.PrintKind{surgery.WeekHandoutPrint, surgery.PosterPrint, surgery.BigPosterPrint, surgery.CardsPrint} {
			add(kind, w.ID, "")
		}
		if len(handout.PostLinksOf(room.desk.Platforms(), w)) > 0 {
			add(surgery.PostLinksPrint, w.ID, "")
		}
		if events, err = room.desk.Store().Events(w.ID); err != nil {
			return nil, err
		}
		if asks, err = room.desk.Store().Barometers(w.ID); err != nil {
			return nil, err
		}
	}
	signIn, tally := false, len(asks) > 0
	for _, e := range events {
		kind := e.Sheet()
		if kind == "" || kind == surgery.TallyPrint && asked(e, events, asks) {
			continue
		}
		add(kind, e.ID, e.Words.Title)
		signIn = signIn || kind == surgery.SignInPrint
		tally = tally || kind == surgery.TallyPrint
	}
	if err := room.listQuestions(asks, add); err != nil {
		return nil, err
	}
	if !signIn {
		add(surgery.SignInPrint, "", "")
	}
	if !tally {
		add(surgery.TallyPrint, "", "")
	}
	about := surgery.ID("")
	if w != nil {
		about = w.ID
	}
	add(surgery.SlipsPrint, about, "")
	for _, kind := range []surgery.PrintKind{surgery.ShortNoticePrint, surgery.FullNoticePrint,
		surgery.UpsetCardPrint, surgery.AtRiskCardPrint, surgery.NumbersCardPrint} {
		add(kind, "", "")
	}
	return prints, nil
}

// OfEvent returns the sheet of one event, of a barometer that of its question.
// NotFound: it needs none.
func (room *Room) OfEvent(event surgery.ID) (Print, error) {
	if err := room.desk.AtHome(); err != nil {
		return Print{}, err
	}
	e, err := room.desk.Store().Event(event)
	if err != nil {
		return Print{}, err
	}
	one := Print{Kind: e.Sheet(), About: e.ID, Title: words.Say("weekprints.kind_about", "kind", words.Say("weekprints.kind_"+string(e.Sheet())), "title", e.Words.Title)}
	switch one.Kind {
	case "":
		return Print{}, surgery.Fail(surgery.NotFound, "error.gone")
	case surgery.TallyPrint:
		asks, err := room.desk.Store().Barometers(e.Week)
		if err != nil {
			return Print{}, err
		}
		if b := surgery.QuestionOf(e, asks, find.Fold); b != nil {
			one.About = b.ID
		}
	}
	return one, nil
}

// asked reports whether a question has the tally of a barometer: its own, or one of
// the week that no other barometer asks.
func asked(e *surgery.Event, events []*surgery.Event, asks []*surgery.Barometer) bool {
	if surgery.QuestionOf(e, asks, find.Fold) != nil {
		return true
	}
	free := len(asks)
	for _, other := range events {
		if surgery.QuestionOf(other, asks, find.Fold) != nil {
			free--
		}
	}
	return free > 0
}

// listQuestions adds what a week's questions need.
func (room *Room) listQuestions(asks []*surgery.Barometer, add func(kind surgery.PrintKind, about surgery.ID, title string)) error {
	for _, b := range asks {
		r, err := room.barometer.ResultsFor(b)
		if err != nil {
			return err
		}
		add(surgery.TallyPrint, b.ID, b.Words.Question)
		if r.Shown {
			add(surgery.ResultsPrint, b.ID, b.Words.Question)
			add(surgery.BigResultsPrint, b.ID, b.Words.Question)
		}
	}
	return nil
}

// hostCards names the text of each of the host's cards.
var hostCards = map[surgery.PrintKind]string{
	surgery.UpsetCardPrint:   handout.UpsetCardText,
	surgery.AtRiskCardPrint:  handout.AtRiskCardText,
	surgery.NumbersCardPrint: handout.NumbersCardText,
}

// ownSize is of the prints that begin larger: the guest and the lead go through a
// handover together, at one table.
var ownSize = map[surgery.PrintKind]surgery.HandoutSize{surgery.TakeoverSheetPrint: surgery.LargePrint}

// Paper lays out one of WeekPrints. A week or an event that is gone is
// NotFound.
func (room *Room) Paper(kind surgery.PrintKind, about surgery.ID, size surgery.HandoutSize) (prints.Paper, error) {
	return room.PaperWith(kind, about, Choice{Size: size})
}

// PaperWith is Paper as the host chooses it.
func (room *Room) PaperWith(kind surgery.PrintKind, about surgery.ID, choice Choice) (prints.Paper, error) {
	if err := room.desk.AtHome(); err != nil {
		return prints.Paper{}, err
	}
	size := kind.In(prints.SizeOf(choice.Size, ownSize[kind]))
	p := prints.Paper{Kind: kind, Size: size}
	switch kind {
	case surgery.WeekHandoutPrint, surgery.PosterPrint, surgery.BigPosterPrint, surgery.CardsPrint, surgery.PostLinksPrint:
		w, err := room.desk.Store().Week(about)
		if err != nil {
			return prints.Paper{}, err
		}
		return room.ofWeek(p, w, choice)
	case surgery.ChatSheetPrint, surgery.TakeoverSheetPrint:
		e, err := room.desk.Store().Event(about)
		if err != nil {
			return prints.Paper{}, err
		}
		w, err := room.desk.Store().Week(e.Week)
		if err != nil {
			return prints.Paper{}, err
		}
		return room.ofEvent(p, w, e)
	case surgery.ResultsPrint, surgery.BigResultsPrint:
		return room.barometer.Paper(kind, about, size)
	case surgery.TallyPrint:
		if b, err := room.desk.Store().Barometer(about); about != "" && err == nil {
			return room.barometer.TallyOf(p, b)
		}
		return room.twin(p, about) // of an event of the week
	case surgery.SignInPrint, surgery.SlipsPrint:
		return room.twin(p, about)
	case surgery.ShortNoticePrint, surgery.FullNoticePrint:
		return room.noticePaper(p)
	case surgery.UpsetCardPrint, surgery.AtRiskCardPrint, surgery.NumbersCardPrint:
		text, _, err := room.texts.Text(hostCards[kind])
		if err != nil {
			return prints.Paper{}, err
		}
		return room.prints.Lay(p, handout.HostCard{Text: text, Numbers: kind == surgery.NumbersCardPrint, Size: size}.Pages)
	}
	return prints.Paper{}, surgery.Fail(surgery.Internal, "error.internal")
}

// ofWeek lays out what is of the whole week.
func (room *Room) ofWeek(p prints.Paper, w *surgery.Week, choice Choice) (prints.Paper, error) {
	codes, err := room.Codes(p.Kind, w.ID)
	if err != nil {
		return prints.Paper{}, err
	}
	safe, turn, err := room.texts.EveryHandout()
	if err != nil {
		return prints.Paper{}, err
	}
	tag, dates := link.WithHash(w.Hashtag()), datesroom.Span(w.From, w.Until)
	switch p.Kind {
	case surgery.PostLinksPrint:
		return room.prints.Lay(p, handout.PostLinks{Hashtag: tag, Size: p.Size, Links: handout.PostLinksOf(room.desk.Platforms(), w), Safe: safe}.Pages)
	case surgery.CardsPrint:
		return room.cardsPaper(p, w)
	case surgery.PosterPrint, surgery.BigPosterPrint:
		poster := handout.Poster{Title: w.Words.Title, Dates: dates, Hashtag: tag, Size: p.Size, WhereToTurn: turn, Chosen: choice.Codes != nil}
		poster.Links, poster.Calendar, p.Sealed = choice.chosen(codes)
		if p.Kind == surgery.BigPosterPrint {
			poster.Paper = page.A3
		}
		if poster.Days, err = room.posterDays(w); err != nil {
			return prints.Paper{}, err
		}
		return room.prints.Lay(p, poster.Pages)
	}
	all := handout.Week{Title: w.Words.Title, Dates: dates, Hashtag: tag, Size: p.Size, StaySafe: safe, WhereToTurn: turn}
	all.Links, all.Calendar, _ = choice.chosen(codes)
	if room.desk.Surgery() != nil && room.desk.Surgery().Week == w.ID {
		all.NextSurgery = datesroom.Next(room.desk.Surgery())
	}
	from := w.From
	if w.Holds(room.desk.Today()) {
		from = room.desk.Today()
	}
	if all.Events, err = room.week.WeekEvents(w.ID, from); err != nil {
		return prints.Paper{}, err
	}
	if all.Easier, err = room.texts.EasierBoxes(); err != nil {
		return prints.Paper{}, err
	}
	return room.prints.Lay(p, all.Pages)
}

// posterDays returns the events of a week by day; what lasts longer comes last.
func (room *Room) posterDays(w *surgery.Week) ([]handout.PosterDay, error) {
	events, err := room.desk.Store().Events(w.ID)
	if err != nil {
		return nil, err
	}
	var days []handout.PosterDay
	var long handout.PosterDay
	for _, e := range events {
		on := handout.Event{When: room.week.EventWhen(e), Title: e.Words.Title, Where: week.WhereIs(e)}
		if e.Last() != e.Day {
			long.Events = append(long.Events, on)
			continue
		}
		name := dayName(e.Day, w)
		if len(days) == 0 || days[len(days)-1].Name != name {
			days = append(days, handout.PosterDay{Name: name})
		}
		last := &days[len(days)-1]
		last.Events = append(last.Events, on)
	}
	if len(long.Events) > 0 {
		long.Name = words.Say("prints.all_week")
		days = append(days, long)
	}
	return days, nil
}

// dayName returns "Monday", with the date where the week has more than one.
func dayName(day string, w *surgery.Week) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	if surgery.DaysBetween(w.From, w.Until) < 7 && w.Holds(day) {
		return t.Format("Monday")
	}
	return t.Format("Mon 2 Jan")
}
