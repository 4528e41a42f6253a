package document

import (
	"io/fs"
	"reflect"
	"testing"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/chart"
)

func TestRead(t *testing.T) {
	got, err := Read("# Title\n\nFirst\ngoes on.\n\n## Part\n- one\n- two\nthen text\n\n### Sub\n\n| a | b |\n|---|---|\n| 1 | |\n")
	want := Document{Title: "Title", Parts: []Part{
		{Blocks: []Block{Paragraph{"First goes on."}}},
		{Heading: "Part", Blocks: []Block{List{[]Item{{Text: "one"}, {Text: "two"}}}, Paragraph{"then text"}, Sub{"Sub"},
			Table(chart.Table{Headers: []string{"a", "b"}, Rows: [][]string{{"1", ""}}})}},
	}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
	for name, text := range map[string]string{"no title": "## Part", "two titles": "# A\n# B", "odd row": "# A\n| a | b |\n|---|---|\n| 1 |"} {
		if _, err := Read(text); err == nil {
			t.Errorf("%s: read", name)
		}
	}
}

func TestTheProtectionPackReads(t *testing.T) {
	raw, err := fs.ReadFile(assets.Files(), "protection/pack.md")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(string(raw))
	if err != nil || len(d.Parts) < 8 {
		t.Errorf("%d parts, %v", len(d.Parts), err)
	}
}
