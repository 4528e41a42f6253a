package handout

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery/languages"
	"socialmediasurgery/surgery/words"
)

// phrase is something a print says in one language or two: a sentence of ours with
// what stands in its places, a day, or what somebody typed, which stays as it is.
type phrase struct {
	key   string
	with  []string // pairs of a name and what stands there
	day   time.Time
	typed string
}

func saying(key string, with ...string) phrase { return phrase{key: key, with: with} }
func typed(text string) phrase                 { return phrase{typed: clean(text)} }

// blank reports whether it says nothing.
func (p phrase) blank() bool { return p.key == "" && p.typed == "" && p.day.IsZero() }

// english returns the phrase in English.
func (p phrase) english() string {
	switch {
	case !p.day.IsZero():
		return day(p.day)
	case p.key == "":
		return p.typed
	}
	pairs := make([]any, len(p.with))
	for i, s := range p.with {
		pairs[i] = s
	}
	return words.Say(p.key, pairs...)
}

// second returns the phrase in another language; false where it has none.
func (p phrase) second(v *languages.Voice) (string, bool) {
	switch {
	case !p.day.IsZero():
		return secondDay(v, p.day)
	case p.key == "":
		return v.Say(p.typed)
	}
	return v.Filled(template(p.key, p.with...), p.with...)
}

// spoken is second, and false where there is no other language.
func (p phrase) spoken(v *languages.Voice) (string, bool) {
	if v == nil {
		return "", false
	}
	return p.second(v)
}

// template returns a sentence with its places left open.
func template(key string, with ...string) string {
	names := make([]string, 0, len(with)/2)
	for i := 0; i+1 < len(with); i += 2 {
		names = append(names, with[i])
	}
	return languages.Template(key, names...)
}

// secondDay returns a day in another language.
func secondDay(v *languages.Voice, t time.Time) (string, bool) {
	weekday, ok := v.Say(t.Weekday().String())
	month, okay := v.Say(t.Month().String())
	whole, has := v.Filled(template("languages.date", "weekday", "", "day", "", "month", "", "year", ""),
		"weekday", weekday, "day", strconv.Itoa(t.Day()), "month", month, "year", strconv.Itoa(t.Year()))
	return whole, ok && okay && has
}

// whenShape is a day and what follows it, as we write when the next surgery is.
var whenShape = regexp.MustCompile(`^(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) (\d{1,2}) ([A-Z][a-z]+)(?:, (.+))?$`)

// secondWhen returns when something is with its day in another language, where that
// can be said; else as it stands.
func secondWhen(v *languages.Voice, when string) string {
	found := whenShape.FindStringSubmatch(when)
	if found == nil {
		return when
	}
	weekday, ok := v.Say(found[1])
	month, okay := v.Say(found[3])
	said, has := v.Filled(template("languages.day", "weekday", "", "day", "", "month", ""), "weekday", weekday, "day", found[2], "month", month)
	if !ok || !okay || !has {
		return when
	}
	if found[4] != "" {
		said += words.Say("handout.between") + found[4]
	}
	return said
}

// guessed returns the sentence of ours that a text is, with what stands in its
// places; what somebody typed is none of them.
func guessed(text string) phrase {
	text = clean(text)
	for _, known := range []phrase{saying("prints.join_in_on", "tag", "", "platform", ""), saying("prints.join_in", "tag", "")} {
		open := regexp.QuoteMeta(template(known.key, known.with...))
		for i := 0; i < len(known.with); i += 2 {
			open = strings.Replace(open, regexp.QuoteMeta("{{."+known.with[i]+"}}"), "(?P<"+known.with[i]+">.+)", 1)
		}
		pattern, err := regexp.Compile("^" + open + "$")
		if err != nil {
			continue
		}
		if found := pattern.FindStringSubmatch(text); found != nil {
			for i := 0; i < len(known.with); i += 2 {
				known.with[i+1] = found[pattern.SubexpIndex(known.with[i])]
			}
			return known
		}
	}
	return typed(text)
}
