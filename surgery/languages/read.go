package languages

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/words"
)

// The most that is read: far more than a language has, and a wrong file fills no
// memory.
const (
	maxLanguages = 60
	maxFiles     = 60
	maxFile      = 1 << 20
	maxLines     = 6000
	MaxText      = 1200 // letters of one line
)

// about is the file that says which language a folder is.
const about = "language.toml"

var codes = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$`)

// Library is all languages that can stand beside English.
type Library struct{ all []*Language }

// Load reads the folders of shipped, and of own, the host's own folder, which may
// be nil: one folder for each language, named as web pages name it. A line of own
// takes the place of ours, any other is added. Files with problems are left out
// and named.
func Load(shipped, own fs.FS) (*Library, []checklist.Problem) {
	r := &reader{found: map[string]*Language{}}
	r.folder(shipped, false)
	if own != nil {
		r.folder(own, true)
	}
	l := &Library{}
	for _, code := range slices.Sorted(maps.Keys(r.found)) {
		if r.found[code].Name != "" {
			l.all = append(l.all, r.found[code])
		}
	}
	slices.SortStableFunc(l.all, func(a, b *Language) int { return cmp.Compare(a.English, b.English) })
	return l, r.problems
}

// All returns the languages by their English names.
func (l *Library) All() []*Language { return slices.Clone(l.all) }

// Get returns the language of that code.
func (l *Library) Get(code string) (*Language, bool) {
	for _, one := range l.all {
		if one.Code == code {
			return one, true
		}
	}
	return nil, false
}

type reader struct {
	found    map[string]*Language
	problems []checklist.Problem
}

func (r *reader) problem(file string, line int, key string, pairs ...any) {
	r.problems = append(r.problems, checklist.Problem{File: file, Line: line, Reason: words.Say(key, pairs...)})
}

func (r *reader) folder(of fs.FS, own bool) {
	entries, err := fs.ReadDir(of, ".")
	if err != nil {
		if own {
			r.problem("", 0, "languages.problem_folder")
		}
		return
	}
	read := 0
	for _, e := range entries {
		if !e.IsDir() || !codes.MatchString(e.Name()) {
			continue
		}
		if read++; read > maxLanguages {
			r.problem("", 0, "languages.problem_many", "most", maxLanguages)
			return
		}
		r.language(of, e.Name(), own)
	}
}

// language reads the files of one folder, the one about the language first.
func (r *reader) language(of fs.FS, code string, own bool) {
	l := r.found[code]
	if l == nil {
		l = &Language{Code: code, Lines: map[string]Line{}}
	}
	entries, err := fs.ReadDir(of, code)
	if err != nil {
		r.problem(code, 0, "languages.problem_folder")
		return
	}
	names := []string{about}
	for _, e := range entries {
		if n := e.Name(); n != about && !strings.HasPrefix(n, ".") && strings.EqualFold(path.Ext(n), ".toml") && len(names) < maxFiles {
			names = append(names, n)
		}
	}
	for _, name := range names {
		file := path.Join(code, name)
		raw, ok := plain(of, file)
		switch {
		case ok:
			r.file(l, file, raw)
		case name == about && l.Name != "": // ours says it
		case name == about:
			r.problem(file, 0, "languages.problem_about")
		default:
			r.problem(file, 0, "languages.problem_unreadable")
		}
	}
	l.Own = l.Own || own
	r.found[code] = l
}

// plain reads a plain file that is not too long.
func plain(of fs.FS, name string) ([]byte, bool) {
	info, err := fs.Stat(of, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return nil, false
	}
	f, err := of.Open(name)
	if err != nil {
		return nil, false
	}
	defer func() { _ = f.Close() }() // read only: nothing to lose
	raw, err := io.ReadAll(io.LimitReader(f, maxFile))
	return raw, err == nil && utf8.Valid(raw)
}

// file reads one file into a language.
func (r *reader) file(l *Language, file string, raw []byte) {
	var tree map[string]any
	if _, err := toml.Decode(string(bytes.TrimPrefix(raw, []byte("\ufeff"))), &tree); err != nil {
		line := 0
		if pe := (toml.ParseError{}); errors.As(err, &pe) {
			line = pe.Position.Line
		}
		r.problem(file, line, "languages.problem_line")
		return
	}
	if path.Base(file) == about {
		name, english := oneLine(tree["name"]), oneLine(tree["english"])
		direction, _ := tree["direction"].(string)
		if name == "" || english == "" || direction != "ltr" && direction != "rtl" {
			r.problem(file, 0, "languages.problem_about")
			return
		}
		l.Name, l.English, l.RTL = name, english, direction == "rtl"
		return
	}
	r.lines(l, file, "", tree)
}

// lines reads the lines of a table and of those in it: a line is a table with a
// text.
func (r *reader) lines(l *Language, file, id string, tree map[string]any) {
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		table, ok := tree[key].(map[string]any)
		at := strings.TrimPrefix(id+"."+key, ".")
		if !ok || len(at) > surgery.MaxName {
			r.problem(file, 0, "languages.problem_key", "key", at)
			continue
		}
		said, is := table["text"].(string)
		if !is {
			r.lines(l, file, at, table)
			continue
		}
		of, _ := table["of"].(string)
		text := surgery.Clean(said)
		switch {
		case utf8.RuneCountInString(text) > MaxText:
			r.problem(file, 0, "languages.problem_long", "key", at, "most", MaxText)
		case len(l.Lines) >= maxLines:
			r.problem(file, 0, "languages.problem_lines", "most", maxLines)
			return
		default:
			l.Lines[at] = Line{Text: text, Of: of}
		}
	}
}

// ReadLines reads a file of lines that we wrote. An error is one of its form: it
// holds nothing that may be lost.
func ReadLines(raw []byte) (map[string]Line, error) {
	r, l := &reader{}, &Language{Lines: map[string]Line{}}
	if !utf8.Valid(raw) {
		return nil, errors.New("languages: no text")
	}
	r.file(l, "lines.toml", raw)
	if len(r.problems) > 0 {
		return nil, errors.New("languages: " + r.problems[0].Reason)
	}
	return l.Lines, nil
}

func oneLine(v any) string {
	s, _ := v.(string)
	if s = surgery.Clean(s); utf8.RuneCountInString(s) > surgery.MaxName {
		return ""
	}
	return s
}
