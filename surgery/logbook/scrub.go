package logbook

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery/pattern"
)

// left stands for what was left out.
const left = "…"

// longest is how much of one value is kept, in bytes.
const longest = 2000

var (
	// quoted is what errors quote: what was typed, what a file held, what it is
	// called. An apostrophe inside a word begins no quotation.
	quoted = pattern.Of(`"(?:[^"\\]|\\.|\\$)*("|$)|“[^”]*(”|$)|«[^»]*(»|$)|` + "`[^`]*(`|$)")
	single = pattern.Of(`(^|[^\pL\pN])'.*?(?:'([^\pL\pN]|$)|$)`)
	// somewhere is a path or an address, up to what is said of it.
	somewhere = pattern.Of(`(^|[\s(=,:])(?:[A-Za-z]:[\\/]|\\\\|/|~/|\.{1,2}/|[a-z]+://)[^:;\n]*`)
	// mail is an address of a person.
	mail = pattern.Of(`[^\s<>()]+@[^\s<>():;,]+`)
)

// ours are the endings of file names that may be told, because they help and name
// nobody.
var ours = []string{".db", ".db-wal", ".tail", ".lock", ".keys", ".toml", ".csv", ".ics", ".json", ".pdf", ".png", ".svg", ".html", ".md", ".txt", ".ttf", ".smsbackup", ".smskeys"}

// scrub returns a text without what is quoted in it, and without paths.
func scrub(text string) string {
	text = quoted().ReplaceAllString(text, left)
	text = single().ReplaceAllString(text, "$1"+left+"$2")
	text = somewhere().ReplaceAllString(text, "$1"+left)
	text = mail().ReplaceAllString(text, left)
	return cut(text)
}

func cut(text string) string {
	if len(text) <= longest {
		return text
	}
	return strings.ToValidUTF8(text[:longest], "") + left
}

// cause returns what an error says, without what it names.
func cause(err error) string {
	if err == nil {
		return ""
	}
	text := err.Error()
	for _, name := range named(err, nil) {
		if name == "" {
			continue
		}
		ending := ""
		if e := filepath.Ext(name); slices.Contains(ours, e) {
			ending = e
		}
		text = strings.ReplaceAll(text, name, left+ending)
	}
	var p *panicked
	if errors.As(err, &p) { // where it happened names our own code, by file
		before, after, _ := strings.Cut(text, p.where)
		return cut(scrub(before) + p.where + scrub(after))
	}
	return scrub(text)
}

// named lists what the errors of the standard library name, the longest first.
func named(err error, found []string) []string {
	switch e := err.(type) {
	case nil:
		return found
	case *fs.PathError:
		found = append(found, e.Path)
	case *os.LinkError:
		found = append(found, e.Old, e.New)
	case *exec.Error:
		found = append(found, e.Name)
	case *url.Error:
		found = append(found, e.URL)
	case *strconv.NumError:
		found = append(found, e.Num)
	case *time.ParseError:
		found = append(found, e.Value, e.ValueElem)
	}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		found = named(e.Unwrap(), found)
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			found = named(one, found)
		}
	}
	slices.SortStableFunc(found, func(a, b string) int { return len(b) - len(a) })
	return found
}

// scrubAttr is what every value that is logged goes through. Of a value that is no
// text, number or error only the type is told: a record would hold a name.
func scrubAttr(groups []string, a slog.Attr) slog.Attr {
	if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey || a.Key == slog.MessageKey) {
		return a
	}
	switch a.Value.Kind() {
	case slog.KindString:
		return slog.String(a.Key, scrub(a.Value.String()))
	case slog.KindAny, slog.KindLogValuer:
	default:
		return a
	}
	value := a.Value.Any()
	if err, ok := value.(error); ok {
		return slog.String(a.Key, cause(err))
	}
	switch v := reflect.ValueOf(value); v.Kind() {
	case reflect.Invalid:
		return slog.String(a.Key, "")
	case reflect.String:
		return slog.String(a.Key, scrub(v.String()))
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Float32, reflect.Float64:
		return slog.String(a.Key, fmt.Sprintf("%v", v))
	}
	return slog.String(a.Key, fmt.Sprintf("%T", value))
}

// scrubbing scrubs the message too: the toolkit logs sentences of its own.
type scrubbing struct{ slog.Handler }

// Handle is for slog.
func (s scrubbing) Handle(ctx context.Context, r slog.Record) error {
	r.Message = scrub(r.Message)
	return s.Handler.Handle(ctx, r)
}

// WithAttrs is for slog.
func (s scrubbing) WithAttrs(attrs []slog.Attr) slog.Handler {
	return scrubbing{s.Handler.WithAttrs(attrs)}
}

// WithGroup is for slog.
func (s scrubbing) WithGroup(name string) slog.Handler { return scrubbing{s.Handler.WithGroup(name)} }
