package surgery_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// otherNumbers are the files that speak of a number which is not a visit's, or which is
// its figures for the store.
var otherNumbers = []string{
	"surgery/called.go", "surgery/parts.go", "surgery/visit.go", "surgery/store", "surgery/desk/today/checkin.go", "surgery/desk/today/kiosk.go",
	"surgery/desk/today/board.go",                            // Nth, to be put in order by
	"surgery/desk/wall/wall.go",                              // the same
	"surgery/checklist", "surgery/workbook", "surgery/share", // of a step, a row, a parcel
	"surgery/desk/sharing/swap.go",   // of a parcel
	"surgery/desk/crossed/settle.go", // given out
	"surgery/page", "surgery/intake", "surgery/desk/visit/steps.go", "ui/visit/row.go", "ui/week/checklist.go",
	"surgery/handout/sheet.go", "surgery/printer/folder.go", "surgery/desk/prints/prints.go", // as it is called
	"surgery/desk/people/paper.go", "ui/kioskoffers.go", "ui/today/cardwords.go",
}

// TestANumberIsSaidAsItIsCalled: whoever shows or prints the number of a visit says it
// by Called, with the letter of its desk.
func TestANumberIsSaidAsItIsCalled(t *testing.T) {
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		if slices.ContainsFunc(otherNumbers, func(of string) bool { return name == of || strings.HasPrefix(name, of+"/") }) {
			return nil
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, filepath.Join("..", name), nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Number" {
				t.Errorf("%s: a visit's number is said by Called; a number of something else is to be in otherNumbers", files.Position(s.Pos()))
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
