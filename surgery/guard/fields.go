package guard

import (
	"reflect"

	"socialmediasurgery/surgery"
)

// What is asked about a field: notes about somebody may hold none of it; a
// contact is there to reach them; a title or a text of the host's has numbers
// to ring; what machines read is left alone.
var (
	inNote    = []Kind{NHSNumber, Password, BirthDate, Email, Phone}
	inWords   = []Kind{NHSNumber, Password, BirthDate}
	inText    = []Kind{NHSNumber, BirthDate}
	inMachine = []Kind{}
)

// fields says of every field with words what is asked about it; a test finds a
// field that is not here.
var fields = map[string][]Kind{
	"attendee.Name": inNote, "attendee.KnownAs": inNote, "contact.How": inWords,
	"attendee.Wants": inNote, "attendee.Later.Wants": inNote, "attendee.Later.Day": inMachine, "attendee.Later.At": inMachine,
	"visit.Goal": inNote, "visit.Learnt": inNote, "visit.Language": inMachine, "progress.Note": inNote,
	"learning.What": inNote, "learning.Tags": inWords, "learning.Whose": inNote,
	"learning.Link.Opens": inWords, "learning.Link.Address": inMachine,
	"passed_on.To":   inNote,
	"desk_here.Name": inNote,
	"surgeon.Name":   inWords,

	"event.Title": inWords, "event.Known": inWords, "event.Place": inWords, "event.Lead": inWords, "event.Guest": inWords, "event.Notes": inWords, "event.Questions": inWords,
	"event.UID": inMachine, "event.Barometer": inMachine, "event.Account": inMachine, "event.Hashtag": inMachine,
	"event.Link.Opens": inWords, "event.Link.Address": inMachine,
	"surgery.Title": inWords, "surgery.Venue": inWords, "surgery.Partner": inWords,
	"surgery.Hashtag": inMachine, "surgery.Instance": inMachine, "surgery.On": inMachine,
	"surgery.Links.Opens": inWords, "surgery.Links.Address": inMachine,
	"surgery.WiFi.Name": inMachine, "surgery.WiFi.Key": inMachine,
	"week.Title": inWords, "week.Hashtags": inMachine, "week.Instance": inMachine, "week.On": inMachine,
	"week.Links.Opens": inWords, "week.Links.Address": inMachine,
	"barometer.Word": inWords, "barometer.Question": inWords, "barometer.Low": inWords, "barometer.High": inWords,
	"barometer.AddWord": inText, "barometer.Answers.Text": inWords, "barometer.Answers.ID": inMachine,
	"barometer.Polls.ID": inMachine, "barometer.Polls.Name": inWords,
	"content.Title": inText, "content.Body": inText,
	"story.Title": inWords, "story.Intro": inWords, "story.Thanks": inText,
}

// lines are the fields of several lines.
var lines = map[string]bool{"visit.Goal": true, "visit.Learnt": true, "progress.Note": true, "learning.What": true,
	"attendee.Wants": true, "attendee.Later.Wants": true,
	"event.Notes": true, "content.Body": true, "story.Intro": true, "story.Thanks": true}

// Field is one text of a record, which can be replaced.
type Field struct {
	Name  string // family and path: "visit.Goal", "event.Questions"
	Kinds []Kind // what is asked about it
	Text  string
	put   func(string)
}

// Set replaces the text in the record.
func (f Field) Set(text string) { f.put(text) }

// Clean returns a text as the field may hold it: see surgery.Clean.
func (f Field) Clean(text string) string {
	if lines[f.Name] {
		return surgery.CleanLines(text)
	}
	return surgery.Clean(text)
}

// Fields returns every text of a record's words, which are the record's own
// from then on: lists are copied, so that setting one changes no other record.
func Fields(r surgery.Record) []Field {
	if r.Text() == nil {
		return nil
	}
	var all []Field
	walk(string(r.Family()), reflect.ValueOf(r.Text()).Elem(), func(name string, v reflect.Value) {
		all = append(all, Field{Name: name, Kinds: fields[name], Text: v.String(), put: v.SetString})
	})
	return all
}

func walk(name string, v reflect.Value, each func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		each(name, v)
	case reflect.Struct:
		for i := range v.NumField() {
			walk(name+"."+v.Type().Field(i).Name, v.Field(i), each)
		}
	case reflect.Slice:
		if v.Len() == 0 {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		for i := range own.Len() {
			walk(name, own.Index(i), each)
		}
	}
}
