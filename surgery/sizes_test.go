package surgery_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What a package of the desk may grow to before a subject leaves it, and how much of
// the desk its rooms have to know.
const (
	mostLines   = 1600
	mostFiles   = 20
	mostMethods = 30
)

// size is how large a package is, without its tests.
type size struct {
	files, lines int
	methods      map[string]int // exported ones, by type
}

func (s *size) add(name string, source []byte) error {
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	s.files++
	s.lines += bytes.Count(source, []byte("\n"))
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil && f.Name.IsExported() {
			on := f.Recv.List[0].Type
			if pointer, ok := on.(*ast.StarExpr); ok {
				on = pointer.X
			}
			if id, ok := on.(*ast.Ident); ok {
				s.methods[id.Name]++
			}
		}
	}
	return nil
}

func TestNoRoomGrowsTooLarge(t *testing.T) {
	names, err := filepath.Glob("desk/*/*.go")
	core, failed := filepath.Glob("desk/*.go")
	if err != nil || failed != nil || len(names) < 100 {
		t.Fatal(err, failed, len(names))
	}
	sizes := map[string]*size{}
	for _, name := range append(core, names...) {
		pkg := filepath.ToSlash(filepath.Dir(name))
		if strings.HasSuffix(name, "_test.go") || "surgery/"+pkg == world {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if sizes[pkg] == nil {
			sizes[pkg] = &size{methods: map[string]int{}}
		}
		if err := sizes[pkg].add(name, source); err != nil {
			t.Fatal(err)
		}
	}
	for pkg, s := range sizes {
		if s.lines > mostLines || s.files > mostFiles {
			t.Errorf("%s has %d lines in %d files: a subject of it wants a room of its own", pkg, s.lines, s.files)
		}
		for on, n := range s.methods {
			if n > mostMethods {
				t.Errorf("%s.%s has %d exported methods", pkg, on, n)
			}
		}
	}
	if n := sizes["desk"].methods["Desk"]; n < 10 {
		t.Errorf("%d methods of the desk are counted", n)
	}
}
