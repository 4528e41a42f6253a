package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/words"
)

// graveWords are those of a verb that joins, erases or gives away.
var graveWords = regexp.MustCompile(`(?i)\b(erase|erased|merge|join|yes|give|share|delete|remove|take out|take away|take it out|take off|bring back|close and)\b`)

// opensOnly are buttons with such words that do nothing yet: what they open asks.
// A label that ends in dots is one without being named here.
var opensOnly = map[string]string{
	"guard.take_out":    "takes a number out of what was just typed, which is the safe answer",
	"people.merge_next": "a panel asks next",
	"sharing.join_next": "the stick is chosen next, and words are compared",
	"sharing.enter":     "today's passphrase was typed for it",
	"learning.merge":    "the other entry is chosen next, then a panel asks",
}

// TestNothingGraveIsTheDefault walks over every panel, question and button of the
// tree: whatever says that it joins, erases or gives away is marked so, and kit then
// gives it no focus and no Return.
func TestNothingGraveIsTheDefault(t *testing.T) {
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	seen := 0
	walkSource(t, func(where string, n ast.Node) {
		verb, marked, is := verbOf(n)
		if !is || verb == "" {
			return
		}
		label := words.Say(verb)
		if strings.HasSuffix(label, "...") || opensOnly[verb] != "" || !graveWords.MatchString(label+" "+strings.NewReplacer("_", " ", ".", " ").Replace(verb)) {
			return
		}
		if seen++; !marked {
			t.Errorf("%s: %q (%s) is not marked as grave", where, label, verb)
		}
	})
	if seen < 10 {
		t.Errorf("only %d were looked at", seen)
	}
}

// walkSource visits the source of every screen.
func walkSource(t *testing.T, visit func(where string, n ast.Node)) {
	t.Helper()
	files := token.NewFileSet()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(files, path, text, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if n != nil {
				visit(files.Position(n.Pos()).String(), n)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// verbOf returns the key of the words on a panel's, a question's or a button's verb,
// and whether it is marked as grave.
func verbOf(n ast.Node) (key string, marked, is bool) {
	switch n := n.(type) {
	case *ast.CompositeLit:
		if nameOf(n.Type) != "PanelParts" {
			return "", false, false
		}
		for _, e := range n.Elts {
			field, ok := e.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			switch nameOf(field.Key) {
			case "Verb":
				key = wordsKey(field.Value)
			case "Grave":
				marked = marked || nameOf(field.Value) == "true"
			case "Kind":
				marked = marked || nameOf(field.Value) == "Danger"
			}
		}
		return key, marked, true
	case *ast.CallExpr:
		switch name := nameOf(n.Fun); {
		case name == "Confirm" && len(n.Args) == 6:
			key, marked = wordsKey(n.Args[3]), nameOf(n.Args[4]) == "true"
			if key == "" {
				key = "unread.erase" // to be on the safe side
			}
			return key, marked, true
		case name == "NewButton" && len(n.Args) == 3:
			return wordsKey(n.Args[1]), nameOf(n.Args[0]) == "Danger", true
		}
	}
	return "", false, false
}

func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// wordsKey is the key in words.Say("key", ...) or words.Count.
func wordsKey(e ast.Expr) string {
	call, ok := e.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 || nameOf(call.Fun) != "Say" && nameOf(call.Fun) != "Count" {
		return ""
	}
	text, ok := call.Args[0].(*ast.BasicLit)
	if !ok {
		return ""
	}
	key, _ := strconv.Unquote(text.Value)
	return key
}
