package heard

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

//go:embed pdfjs.mjs
var script []byte

// Browser is what pdf.js, the reader in browsers, says of a file.
type Browser struct {
	Tagged   bool
	Language string
	Found    string   // the text that is searched
	Words    string   // what the structure says, in its order
	Left     string   // text that is in no element
	Alts     []string // of pictures
	Links    []string // where they lead, and their words
}

// InBrowser reads files with pdf.js. Where node or the library is missing the
// test is skipped, but not where CI is set: .ci/setup installs them. root is the
// folder of the project.
func InBrowser(t testing.TB, root string, files ...string) []Browser {
	t.Helper()
	missing := t.Skipf
	if os.Getenv("CI") != "" {
		missing = t.Fatalf
	}
	if _, err := exec.LookPath("node"); err != nil {
		missing("node is not installed")
	}
	library, err := filepath.Abs(filepath.Join(root, filepath.FromSlash("bin/pdfjs/node_modules/pdfjs-dist/legacy/build/pdf.mjs")))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(library); err != nil {
		missing("pdf.js is not there: .ci/setup test fetches it")
	}
	reads, err := json.Marshal(append([]string{library}, files...))
	if err != nil {
		t.Fatal(err)
	}
	var failed bytes.Buffer
	cmd := exec.Command("node", "--input-type=module", "-")
	cmd.Env = append(os.Environ(), "PDFJS_READS="+string(reads))
	cmd.Stdin, cmd.Stderr = bytes.NewReader(script), &failed
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, failed.Bytes())
	}
	var said []Browser
	for line := range bytes.Lines(out) {
		if !bytes.HasPrefix(line, []byte("{")) {
			continue
		}
		var b Browser
		if err := json.Unmarshal(line, &b); err != nil {
			t.Fatal(err)
		}
		said = append(said, b)
	}
	if len(said) != len(files) {
		t.Fatalf("pdf.js read %d of %d files: %s", len(said), len(files), failed.Bytes())
	}
	return said
}
