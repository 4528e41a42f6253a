// Package words holds every sentence a person reads. The sentences stand in
// assets/lang/en, one TOML file per screen or print; code names them by key
// ("today.waiting") and never carries English of its own.
//
// Keys: the file's table, a dot, the name. Placeholders are {{.name}}. What an
// attendee is called here is a setting, so {{.attendee}}, {{.attendees}},
// {{.Attendee}} and {{.Attendees}} can be used in every sentence. A table may
// not have a key named one, other, few, many, id, hash or description: those
// are plural forms and message fields.
package words

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

var (
	mu        sync.RWMutex
	sentences source
	localizer *i18n.Localizer
	plain     = map[string]string{} // answers that take no values, by key
	label     = labelWords("attendee")
)

// source is the files sentences stand in, of which each is read when something in it
// is first asked for: the first window waits for few of them.
type source struct {
	files  fs.FS
	bundle *i18n.Bundle
	read   map[string]bool // by table; one that could not be read is not tried again
}

// Load takes the sentences of lang/en/*.toml of fsys, in place of those from before.
// Check tells what is wrong with them.
func Load(fsys fs.FS) error {
	if _, err := names(fsys); err != nil {
		return err
	}
	mu.Lock()
	defer mu.Unlock()
	sentences = source{fsys, i18n.NewBundle(language.BritishEnglish), map[string]bool{}}
	localizer = i18n.NewLocalizer(sentences.bundle, "en-GB")
	plain = map[string]string{}
	return nil
}

// Check reads every file of sentences. An error names the file and the line.
func Check(fsys fs.FS) error {
	files, err := names(fsys)
	if err != nil {
		return err
	}
	var failed []error
	for _, name := range files {
		file, err := readFile(fsys, name)
		if err == nil {
			err = i18n.NewBundle(language.BritishEnglish).AddMessages(file.Tag, file.Messages...)
		}
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

func names(fsys fs.FS) ([]string, error) {
	files, err := fs.Glob(fsys, "lang/en/*.toml")
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("words: no lang/en/*.toml files")
	}
	return files, err
}

// need reads the file a key stands in, unless it was read.
func need(key string) {
	table, _, _ := strings.Cut(key, ".")
	mu.RLock()
	done := localizer == nil || sentences.read[table]
	mu.RUnlock()
	if done {
		return
	}
	readTable(table)
}

// ReadAhead begins to read files of sentences, each named by what its keys begin with,
// before somebody waits for them.
func ReadAhead(tables ...string) {
	go func() {
		for _, table := range tables {
			readTable(table)
		}
	}()
}

// readTable reads a file of sentences. While it is being parsed others can be told what
// stands in those that were read.
func readTable(table string) {
	mu.RLock()
	files, into := sentences.files, sentences.bundle
	mu.RUnlock()
	file, err := readFile(files, "lang/en/"+table+".toml")
	mu.Lock()
	defer mu.Unlock()
	if sentences.read[table] || sentences.bundle != into {
		return
	}
	sentences.read[table] = true
	if err == nil {
		err = sentences.bundle.AddMessages(file.Tag, file.Messages...)
	}
	if err != nil {
		slog.Error("words: not read", "table", table, "cause", err)
	}
}

// readFile reads one file of sentences; an error names it, and the line.
func readFile(fsys fs.FS, name string) (*i18n.MessageFile, error) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	as := strings.TrimSuffix(path.Base(name), ".toml") + ".en-GB.toml"
	file, err := i18n.ParseMessageFileBytes(raw, as, map[string]i18n.UnmarshalFunc{"toml": toml.Unmarshal})
	if err != nil {
		return nil, fmt.Errorf("words: %s: %w", name, err)
	}
	return file, nil
}

// CallAttendees sets what the people who come are called (attendee, learner,
// guest); the plural takes an s.
func CallAttendees(name string) {
	if name == "" {
		name = "attendee"
	}
	mu.Lock()
	defer mu.Unlock()
	label = labelWords(name)
	plain = map[string]string{}
}

// Say returns the sentence for key, with its placeholders filled from pairs of
// name and value. An unknown key is answered as itself, and logged.
func Say(key string, pairs ...any) string {
	if len(pairs) == 0 {
		mu.RLock()
		s, ok := plain[key]
		mu.RUnlock()
		if ok {
			return s
		}
	}
	s := localize(key, nil, pairs)
	if len(pairs) == 0 {
		mu.Lock()
		plain[key] = s
		mu.Unlock()
	}
	return s
}

// Count returns the sentence for key in the form that goes with n, which the
// sentence can show as {{.n}}.
func Count(key string, n int, pairs ...any) string {
	return localize(key, n, append([]any{"n", n}, pairs...))
}

func localize(key string, count any, pairs []any) string {
	need(key)
	mu.RLock()
	defer mu.RUnlock()
	if localizer == nil {
		return key
	}
	data := make(map[string]any, len(pairs)/2+len(label))
	for k, v := range label {
		data[k] = v
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		data[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	s, err := localizer.Localize(&i18n.LocalizeConfig{MessageID: key, TemplateData: data, PluralCount: count})
	if err != nil {
		slog.Error("words: missing or broken", "key", key, "cause", err)
		return key
	}
	return s
}

func labelWords(name string) map[string]any {
	r, n := utf8.DecodeRuneInString(name)
	upper := string(unicode.ToUpper(r)) + name[n:]
	return map[string]any{
		"attendee": name, "attendees": name + "s",
		"Attendee": upper, "Attendees": upper + "s",
	}
}
