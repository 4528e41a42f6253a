package surgery_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "socialmediasurgery"

// layer is the architecture: main imports ui, ui imports screens, and so on
// down to surgery. A package may import what stands lower, never what stands
// higher; only crafts may import one another, and rooms of the desk lower rooms.
func layer(pkg string) int {
	switch {
	case pkg == "surgery":
		return 0
	case pkg == "surgery/desk":
		return 2
	case pkg == "surgery/desk/rooms":
		return 4
	case pkg == world:
		return 5
	case strings.HasPrefix(pkg, "surgery/desk/"):
		return aRoom
	case strings.HasPrefix(pkg, "surgery/"):
		return craft
	case pkg == "ui/kit":
		return 5
	case pkg == "ui/papers":
		return ofPapers
	case strings.HasPrefix(pkg, "ui/"):
		return aScreen
	case pkg == "ui":
		return 8
	}
	return 9
}

const (
	craft    = 1
	aRoom    = 3
	ofPapers = 6
	aScreen  = 7
)

// What tests share, testRoom those of screens and world those of the desk: it may
// have the assets, and nothing of the program may have it, nor what makes guessing a
// passphrase cheap, nor the measure of how long work takes. Tests are not looked at
// here.
const (
	testRoom = "ui/testroom"
	world    = "surgery/desk/world"
	quick    = "surgery/seal/quick"
	measure  = "surgery/yardstick"
)

// carrier carries parcels between laptops. It knows what is in them and how they are
// sealed, and no store; a room of the desk joins it with one.
const carrier = "surgery/share"

// What is below it carries over a network. One room of the desk alone has it.
const (
	door    = carrier + "/door"
	network = carrier + "/network"
	live    = "surgery/desk/live"
	byCode  = "surgery/desk/bycode" // what comes before it: the door alone

	hasty      = network + "/internal/hasty"
	quickLinks = network + "/quick" // of tests, likewise
)

// talks has who may open or answer a connection: to printers, to the program that runs
// already, and to other laptops where the host shares.
var talks = []string{"surgery/printer", "surgery/instance", door, network}

// sees has the rooms of the desk that each screen uses. A screen knows no others,
// and never the desk itself.
var sees = map[string][]string{
	"ui/asking":     {"barometer"},
	"ui/barometer":  {"barometer", "prints"},
	"ui/checklists": {"checklists", "prints"},
	"ui/closing":    {"closing", "prints", "sharing", "start", "today"},
	"ui/desks":      {"crossed", "homelost", "live", "sharing"},
	"ui/door":       {"lock"},
	"ui/kiosk":      {"today"},
	"ui/learning":   {"learning", "prints"},
	"ui/papers":     {"prints", "texts"},
	"ui/people":     {"backups", "people", "prints", "sharing", "today", "weekprints"},
	"ui/reports":    {"prints", "reports"},
	"ui/settings":   {"backups", "checklists", "lock", "prints", "restore", "settings", "sharing", "texts", "today"},
	"ui/start":      {"lock", "start"},
	"ui/story":      {"learning", "prints", "story"},
	"ui/texts":      {"texts", "weekprints"},
	"ui/today":      {"checklists", "prints", "settings", "sharing", "texts", "today", "visit"},
	"ui/visit":      {"checklists", "prints", "settings", "texts", "visit"},
	"ui/wall":       {"barometer", "prints", "wall"},
	"ui/week":       {"bookings", "prints", "start", "week"},
}

// unseen reports whether a package is a screen that imports the desk, or a room
// that is not in its row.
func unseen(pkg, imported string) bool {
	room, ofDesk := strings.CutPrefix(imported, "surgery/desk")
	mine := layer(pkg)
	if !ofDesk || pkg == testRoom || mine != aScreen && mine != ofPapers {
		return false
	}
	return !slices.Contains(sees[pkg], strings.TrimPrefix(room, "/"))
}

// only has the imports that one package alone may make, so that what is behind
// it can be replaced in a day.
var only = map[string]string{
	"archive/zip":                 "surgery/workbook",
	"database/sql":                "surgery/store",
	"github.com/mattn/go-sqlite3": "surgery/store",
	"github.com/jung-kurt/gofpdf": "surgery/pdf",
	"github.com/skip2/go-qrcode":  "surgery/link",
	"fyne.io/fyne/v2/app":         ".",
	module + "/assets":            ".",
}

// The one file in ui that starts work, and the one that opens addresses.
const (
	runner = "ui/kit/runner.go"
	opener = "ui/kit/opener.go"
)

// opens has the names of Fyne that open any address, also one that is no https.
var opens = []string{"OpenURL", "Hyperlink", "NewHyperlink", "NewHyperlinkWithStyle", "HyperlinkSegment",
	"NewRichTextFromMarkdown", "ParseMarkdown", "AppendMarkdown"}

// openers are the programs of a system that open any address or file with
// whatever is set for it. Printing on Windows has verbs of its own.
var openers = []string{"xdg-open", "gio", "gnome-open", "kde-open", "rundll32", "rundll32.exe", "url.dll,FileProtocolHandler", "FileProtocolHandler",
	"sensible-browser", "x-www-browser", "www-browser", "cmd", "cmd.exe", "start", "explorer", "explorer.exe", "/usr/bin/open"}

// breaches returns the rules that a file breaks. name is from the module's
// root, with slashes.
func breaches(name string, source any) ([]string, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	pkg := path.Dir(name)
	inUI := strings.HasPrefix(name, "ui/")
	var out []string
	for _, spec := range file.Imports {
		imported := strings.Trim(spec.Path.Value, `"`)
		first, _, _ := strings.Cut(imported, "/")
		ours, isOurs := strings.CutPrefix(imported, module+"/")
		mine, theirs := layer(pkg), layer(ours)
		switch {
		case only[imported] != "" && only[imported] != pkg && (pkg != testRoom && pkg != world || ours != "assets"),
			ours == testRoom, ours == world, ours == measure, ours == quick && pkg != testRoom && pkg != world, ours == quickLinks,
			ours == hasty && pkg != network && pkg != quickLinks,
			unseen(pkg, ours),
			pkg == "assets" && isOurs,
			pkg == "surgery" && (isOurs || strings.Contains(first, ".")),
			pkg == carrier && isOurs && ours != "surgery" && ours != "surgery/seal",
			(pkg == door || pkg == network) && isOurs && !slices.Contains([]string{"surgery", "surgery/seal", carrier, door, hasty}, ours),
			ours == carrier && mine != aRoom && pkg != world && pkg != door && pkg != network,
			ours == door && pkg != network && pkg != live && pkg != byCode, ours == network && pkg != live,
			(imported == "net" || imported == "net/http") && !slices.Contains(talks, pkg),
			imported == "crypto/tls" && pkg != door && pkg != network,
			strings.HasPrefix(imported, "github.com/nats-io/") && pkg != network,
			first == "fyne.io" && !inUI && pkg != ".",
			ours == "surgery/store" && pkg != "surgery/desk" && mine != aRoom && pkg != world,
			strings.HasPrefix(ours, "surgery/desk") && mine < ofPapers && mine != aRoom && pkg != "surgery/desk/rooms" && pkg != world, // only rooms and ui
			pkg == "ui/kit" && strings.HasPrefix(ours, "surgery/desk"),                                                                 // widgets know no records
			isOurs && ours != "assets" && theirs >= mine && (theirs != mine || mine != craft && mine != aRoom):
			out = append(out, name+" imports "+imported)
		}
	}
	if layer(pkg) == aRoom {
		for _, what := range handsOut(file) {
			out = append(out, name+" "+what)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		what := ""
		switch n := n.(type) {
		case *ast.GoStmt:
			if inUI && name != runner {
				what = "starts a goroutine"
			}
		case *ast.SelectorExpr:
			switch {
			case inUI && name != runner && (n.Sel.Name == "Do" || n.Sel.Name == "DoAndWait") && isIdent(n.X, "fyne"):
				what = "calls fyne." + n.Sel.Name
			case name != opener && slices.Contains(opens, n.Sel.Name):
				what = "uses " + n.Sel.Name
			}
		case *ast.CallExpr:
			if program := started(n); name != opener && slices.Contains(openers, program) {
				what = "starts " + program
			}
		}
		if what != "" {
			out = append(out, name+" "+what)
		}
		return true
	})
	return out, nil
}

// handsOut returns what of a room gives the desk or the store away: a result, or a
// field that others can reach.
func handsOut(file *ast.File) (out []string) {
	holds := func(fields *ast.FieldList, exported bool) bool {
		if fields == nil {
			return false
		}
		found := false
		for _, f := range fields.List {
			if exported && len(f.Names) > 0 && !f.Names[0].IsExported() {
				continue
			}
			ast.Inspect(f.Type, func(n ast.Node) bool {
				sel, ok := n.(*ast.SelectorExpr)
				found = found || ok && (isIdent(sel.X, "desk") && sel.Sel.Name == "Desk" || isIdent(sel.X, "store") && sel.Sel.Name == "Store")
				return true
			})
		}
		return found
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && holds(d.Type.Results, false) {
				out = append(out, "gives the desk or the store away by "+d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok && t.Name.IsExported() {
					if st, ok := t.Type.(*ast.StructType); ok && holds(st.Fields, true) {
						out = append(out, "gives the desk or the store away by "+t.Name.Name)
					}
				}
			}
		}
	}
	return out
}

// started returns the program an exec.Command or exec.CommandContext starts,
// where it is written there.
func started(call *ast.CallExpr) string {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || !isIdent(f.X, "exec") {
		return ""
	}
	at := map[string]int{"Command": 0, "CommandContext": 1}
	place, runs := at[f.Sel.Name]
	if !runs || len(call.Args) <= place {
		return ""
	}
	text, ok := call.Args[place].(*ast.BasicLit)
	if !ok {
		return ""
	}
	program := strings.Trim(text.Value, "`\"")
	if program == "open" { // of a Mac
		return "/usr/bin/open"
	}
	return program
}

func isIdent(x ast.Expr, name string) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == name
}

func TestImportsPointDown(t *testing.T) {
	files := 0
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != ".." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir // testdata is no part of the program: ./... passes it by
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		files++
		found, err := breaches(strings.TrimPrefix(filepath.ToSlash(name), "../"), source)
		for _, b := range found {
			t.Error(b)
		}
		return err
	})
	if err != nil || files < 10 {
		t.Fatal(err, files, "files read")
	}
}
