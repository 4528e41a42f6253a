// Bill finishes a bill of materials that cyclonedx-gomod wrote: our version and
// the commit's date in place of the hour of the build, the licences that were read
// for each part, and the parts that are no Go module (SQLite, our typeface).
//
//	bill -version V -at SECONDS -parts parts.json IN OUT
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

type part struct{ Name, Version, Licence string }

func main() {
	version := flag.String("version", "", "ours")
	at := flag.Int64("at", 0, "the commit's date, in seconds")
	list := flag.String("parts", "", "parts.json of the licences")
	flag.Parse()
	if flag.NArg() != 2 || *version == "" || *list == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := finish(flag.Arg(0), flag.Arg(1), *list, *version, time.Unix(*at, 0).UTC()); err != nil {
		fmt.Fprintln(os.Stderr, "bill:", err)
		os.Exit(1)
	}
}

func finish(in, out, list, version string, at time.Time) error {
	bom, err := read(in)
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(list)
	if err != nil {
		return err
	}
	var parts []part
	if err := json.Unmarshal(raw, &parts); err != nil {
		return err
	}
	if err := complete(bom, parts, version, at); err != nil {
		return err
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	err = cdx.NewBOMEncoder(f, cdx.BOMFileFormatJSON).SetPretty(true).Encode(bom)
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

func read(name string) (*cdx.BOM, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	bom := new(cdx.BOM)
	return bom, cdx.NewBOMDecoder(f, cdx.BOMFileFormatJSON).Decode(bom)
}

// complete changes the bill. A module without a licence that was read is an
// error: run make licences.
func complete(bom *cdx.BOM, parts []part, version string, at time.Time) error {
	if bom.Metadata == nil || bom.Metadata.Component == nil || bom.Components == nil {
		return fmt.Errorf("the bill names no program or no parts")
	}
	ours := bom.Metadata.Component
	old := ours.BOMRef
	ours.Name, ours.Version, ours.BOMRef = "social-media-surgery", version, "social-media-surgery@"+version
	ours.PackageURL = "pkg:generic/social-media-surgery@" + version
	ours.Licenses, ours.Evidence = licence("MIT"), nil
	bom.Metadata.Timestamp = at.Format(time.RFC3339)
	bom.Metadata.Tools = nil // its digests tell which machine built the tool
	known := map[string]part{}
	for _, p := range parts {
		known[p.Name] = p
	}
	found := map[string]bool{"Social Media Surgery": true}
	for i := range *bom.Components {
		c := &(*bom.Components)[i]
		name := c.Name
		if name == "std" {
			name = "Go"
		}
		p, ok := known[name]
		if !ok || p.Version != "" && p.Version != c.Version {
			return fmt.Errorf("%s %s is not among the licences: run make licences", c.Name, c.Version)
		}
		c.Licenses, c.Evidence, found[name] = licence(p.Licence), nil, true
	}
	var more []string
	for _, p := range parts {
		if found[p.Name] || strings.Contains(p.Name, "/") { // a module of another system
			continue
		}
		ref := "part:" + strings.ReplaceAll(strings.ToLower(p.Name), " ", "-")
		more = append(more, ref)
		*bom.Components = append(*bom.Components, cdx.Component{BOMRef: ref, Type: cdx.ComponentTypeLibrary, Name: p.Name,
			Version: p.Version, Licenses: licence(p.Licence)})
	}
	if bom.Dependencies == nil {
		return fmt.Errorf("the bill tells no dependencies")
	}
	for i := range *bom.Dependencies {
		d := &(*bom.Dependencies)[i]
		if d.Ref == old {
			d.Ref = ours.BOMRef
			if d.Dependencies != nil {
				*d.Dependencies = append(*d.Dependencies, more...)
			}
		}
	}
	return nil
}

// licence writes one name, or several joined by AND.
func licence(spdx string) *cdx.Licenses {
	if strings.Contains(spdx, " ") {
		return &cdx.Licenses{{Expression: spdx}}
	}
	return &cdx.Licenses{{License: &cdx.License{ID: spdx}}}
}
