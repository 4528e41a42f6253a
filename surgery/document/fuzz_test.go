package document_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery/document"
)

// FuzzRead reads any text as a document, and writes what it read in every form.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "# T", "# T\n## P\n- a\n- b\n\n|a|b|\n|-|-|\n|c|d|\ntext", "# T\n|a|\n|b|", "# T\n|", "### x", "# T\n|a|b|\n|-|-|\n|c|", "#", "# =1+1\n<script>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := document.Read(text)
		if err != nil {
			return
		}
		if d.Title == "" {
			t.Error("no title")
		}
		if html := string(document.HTML(d, nil)); strings.Contains(html, "<script") {
			t.Errorf("a script in %q", text)
		}
		document.Markdown(d)
		document.CSV(d)
	})
}
