package main

import (
	"testing"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

func sample() *cdx.BOM {
	bom := cdx.NewBOM()
	bom.Metadata = &cdx.Metadata{Timestamp: "2001-01-01T00:00:00Z", Component: &cdx.Component{BOMRef: "ours@v0", Name: "ours"}}
	bom.Components = &[]cdx.Component{{BOMRef: "a", Name: "example.com/a", Version: "v1.0.0"}, {BOMRef: "s", Name: "std", Version: "go1.26.0"}}
	bom.Dependencies = &[]cdx.Dependency{{Ref: "ours@v0", Dependencies: &[]string{"a"}}}
	return bom
}

func TestCompleteSaysWhatIsInside(t *testing.T) {
	parts := []part{{"example.com/a", "v1.0.0", "BSD-3-Clause AND Zlib"}, {"Go", "", "BSD-3-Clause"}, {"SQLite", "3.1", "blessing"}, {"example.com/elsewhere", "v1", "MIT"}}
	bom := sample()
	if err := complete(bom, parts, "1.2.3", time.Unix(0, 0).UTC()); err != nil {
		t.Fatal(err)
	}
	c := *bom.Components
	if len(c) != 3 || (*c[0].Licenses)[0].Expression == "" || (*c[1].Licenses)[0].License.ID != "BSD-3-Clause" || c[2].Name != "SQLite" {
		t.Errorf("%+v", c)
	}
	if bom.Metadata.Timestamp != "1970-01-01T00:00:00Z" || bom.Metadata.Component.Version != "1.2.3" {
		t.Errorf("%+v", bom.Metadata)
	}
	if d := (*bom.Dependencies)[0]; d.Ref != bom.Metadata.Component.BOMRef || len(*d.Dependencies) != 2 {
		t.Errorf("%+v", d)
	}
}

func TestCompleteRefusesWhatHasNoLicence(t *testing.T) {
	for name, parts := range map[string][]part{
		"missing":         {{"Go", "", "BSD-3-Clause"}},
		"another version": {{"example.com/a", "v1.0.1", "MIT"}, {"Go", "", "BSD-3-Clause"}},
	} {
		if err := complete(sample(), parts, "1", time.Time{}); err == nil {
			t.Error(name)
		}
	}
}
