package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// use is one literal of the code that names a sentence.
type use struct {
	at, key string
	call    string   // Say, Count or Fail where the literal is that call's key
	given   []string // the names of the values given to it
	open    bool     // names are given that cannot be read here
}

var keyShape = regexp.MustCompile(`^[a-z_]+(\.[a-z0-9_]+)+$`)

// uses reads every literal of a source that is shaped like the key of a table.
func uses(t *testing.T, name string, source any, tables map[string]bool) []use {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var all []use
	calls := map[*ast.BasicLit]use{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.CallExpr:
			if lit, u, ok := keyCall(n); ok {
				calls[lit] = u
			}
		case *ast.BasicLit:
			key, err := strconv.Unquote(n.Value)
			table, _, _ := strings.Cut(key, ".")
			u := calls[n]
			if n.Kind != token.STRING || err != nil || u.call == "" && (!tables[table] || !keyShape.MatchString(key) || aFile(key)) {
				return true
			}
			u.at, u.key = set.Position(n.Pos()).String(), key
			all = append(all, u)
		}
		return true
	})
	return all
}

func aFile(key string) bool {
	return slices.Contains([]string{".toml", ".json", ".pdf", ".db", ".log", ".csv", ".svg", ".png"}, path.Ext(key))
}

// keyCall reads Say("key", ...), Count("key", n, ...) and Fail(kind, "key", ...).
func keyCall(call *ast.CallExpr) (*ast.BasicLit, use, bool) {
	var name, from string
	switch f := call.Fun.(type) {
	case *ast.Ident:
		name, from = f.Name, "surgery"
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			name, from = f.Sel.Name, x.Name
		}
	}
	place, pairs := 0, 1
	switch from + "." + name {
	case "words.Say":
	case "words.Count":
		pairs = 2
	case "surgery.Fail":
		place, pairs = 1, 2
	default:
		return nil, use{}, false
	}
	if len(call.Args) <= place {
		return nil, use{}, false
	}
	lit, ok := call.Args[place].(*ast.BasicLit)
	u := use{call: name, open: call.Ellipsis.IsValid()}
	for i := pairs; i < len(call.Args); i += 2 {
		given, ok := call.Args[i].(*ast.BasicLit)
		if !ok {
			u.open = true
			continue
		}
		word, _ := strconv.Unquote(given.Value)
		u.given = append(u.given, word)
	}
	return lit, u, ok
}
