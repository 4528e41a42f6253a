// Licences collects the licence of every library and typeface that the program
// carries, from the module cache, into the folder that the program embeds and
// About shows: parts.json lists them, and each has its text.
//
//	licences [-check] SOURCES FOLDER
//
// -check writes nothing and fails when the folder is not what it would write.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

const tags = "migrated_fynedo,sqlite_omit_load_extension,accessibility"

// systems are those we make packages for; each carries some libraries of its own.
var systems = []string{"linux", "windows", "darwin"}

func main() {
	check := flag.Bool("check", false, "write nothing, compare")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "licences [-check] SOURCES FOLDER")
		os.Exit(2)
	}
	files, err := collect(flag.Arg(0))
	if err == nil {
		if *check {
			err = same(flag.Arg(1), files)
		} else {
			err = write(flag.Arg(1), files)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

// collect returns the files by name.
func collect(sources string) (map[string][]byte, error) {
	modules, err := carried(sources)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	parts := beside(sources)
	for _, m := range modules {
		if m.path == "github.com/mattn/go-sqlite3" {
			inside, words, err := sqlite(m)
			if err != nil {
				return nil, err
			}
			parts, files[inside.File] = append(parts, inside), clean(words)
		}
		found, err := of(m)
		if err != nil {
			return nil, err
		}
		parts = append(parts, found)
	}
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	for i := range parts {
		p := &parts[i]
		for _, source := range p.sources {
			raw, err := os.ReadFile(source)
			if err != nil {
				return nil, err
			}
			if len(files[p.File]) > 0 {
				files[p.File] = append(files[p.File], "\n----\n\n"...)
			}
			files[p.File] = append(files[p.File], clean(raw)...)
		}
		if p.Licence == "" {
			if p.Licence = kinds(string(files[p.File])); p.Licence == "" {
				return nil, fmt.Errorf("%s: a licence that is not known: read %s", p.Name, p.sources)
			}
		}
	}
	list, err := json.MarshalIndent(parts, "", "\t")
	if err != nil {
		return nil, err
	}
	files["parts.json"] = append(list, '\n')
	return files, nil
}

// clean drops what differs by editor only.
func clean(raw []byte) []byte {
	var out []string
	for line := range strings.Lines(strings.ReplaceAll(string(raw), "\r\n", "\n")) {
		out = append(out, strings.TrimRight(line, " \t\n\f\ufeff"))
	}
	return []byte(strings.Trim(strings.Join(out, "\n"), "\n\ufeff") + "\n")
}

type module struct{ path, version, dir string }

// carried returns the modules that end up in the program, on any system.
func carried(sources string) ([]module, error) {
	seen := map[string]module{"std": {path: "Go", dir: goroot()}} // its version is the builder's: see the bill of materials
	for _, system := range systems {
		list := exec.Command("go", "list", "-deps", "-tags", tags, "-f",
			"{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}", ".")
		list.Dir = sources
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1", "GOFLAGS=")
		list.Stderr = os.Stderr
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", system, err)
		}
		for line := range strings.Lines(string(out)) {
			if f := strings.Fields(line); len(f) == 3 {
				seen[f[0]] = module{f[0], f[1], f[2]}
			}
		}
	}
	var all []module
	for _, m := range seen {
		all = append(all, m)
	}
	return all, nil
}

func goroot() string {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// same compares the folder with what it should hold.
func same(folder string, files map[string][]byte) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	if len(entries) != len(files) {
		return fmt.Errorf("%s holds %d files and should hold %d: run make licences", folder, len(entries), len(files))
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || !bytes.Equal(got, want) {
			return fmt.Errorf("%s is not what the libraries say now: run make licences", filepath.Join(folder, name))
		}
	}
	return nil
}

func write(folder string, files map[string][]byte) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, raw := range files {
		if err := os.WriteFile(filepath.Join(folder, name), raw, 0o644); err != nil {
			return err
		}
	}
	return nil
}
