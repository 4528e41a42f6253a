package endtoend

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/pdf"
	"socialmediasurgery/surgery/words"
)

const hundred = 100

// BenchmarkHundredPages lays out a hundred handouts and writes them as one PDF,
// fonts and all. Beside it, where they are installed, other programs make a
// hundred pages of the same words. Theirs is a whole run of the program, but of
// plain paragraphs without the square codes.
func BenchmarkHundredPages(b *testing.B) {
	if err := words.Load(assets.Files()); err != nil {
		b.Fatal(err)
	}
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			fonts, err := page.NewFonts(assets.Files(), nil)
			if err != nil {
				b.Fatal(err)
			}
			var all []page.Page
			for n := range hundred {
				all = append(all, onePage(b, n, fonts)...)
			}
			if err := pdf.Write(io.Discard, all, pdf.Options{Fonts: fonts, Title: "Handouts", Made: time.Now()}); err != nil {
				b.Fatal(err)
			}
		}
	})
	fonts, err := page.NewFonts(assets.Files(), nil)
	if err != nil {
		b.Fatal(err)
	}
	var pages [][]string
	for n := range hundred {
		pages = append(pages, linesOf(onePage(b, n, fonts)))
	}
	b.Run("pdflatex", func(b *testing.B) {
		other(b, "handouts.tex", latex(pages), "pdflatex", "-interaction=batchmode", "handouts.tex")
	})
	b.Run("soffice", func(b *testing.B) {
		profile := "-env:UserInstallation=file://" + b.TempDir()
		other(b, "handouts.fodt", writer(pages), "soffice", profile, "--headless", "--convert-to", "pdf", "handouts.fodt")
	})
}

// onePage is the handout of somebody made up, which fits one page.
func onePage(b *testing.B, n int, fonts *page.Fonts) []page.Page {
	address, err := link.ParseAddress("example.org/considering-lilies")
	if err != nil {
		b.Fatal(err)
	}
	h := handout.Handout{FirstName: fmt.Sprintf("Sam %d", n), Date: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC),
		Venue: "Made-up Hall", HelpedBy: "Vicky", Done: []string{"Chose a strong password", "Made an account", "Followed 3 people"},
		Next: []handout.Step{{Title: "Turn on two-step sign-in", How: "Settings, then Privacy and security"},
			{Title: "Decide who can message you", How: "Settings, then Chat settings"}},
		Links:       []handout.Link{{Opens: "Read: Considering Lilies", Address: address}},
		Events:      []handout.Event{{When: "Mon 8pm", Title: "Recovery and living well"}, {When: "Wed 4pm", Title: "Chat"}},
		NextSurgery: "Tuesday 29 December, 1pm"}
	pages, err := h.Pages(fonts)
	if err != nil || len(pages) != 1 {
		b.Fatal(err, len(pages), "pages")
	}
	return pages
}

// linesOf returns the words of pages, in letters that every program can set.
func linesOf(pages []page.Page) []string {
	var lines []string
	for _, p := range pages {
		for _, it := range p.Items {
			if t, is := it.(page.Text); is {
				lines = append(lines, strings.Map(func(r rune) rune {
					if r > 126 || strings.ContainsRune(`\{}$&#^_%~`, r) {
						return '-'
					}
					return r
				}, t.Text))
			}
		}
	}
	return lines
}

func latex(pages [][]string) string {
	var s strings.Builder
	s.WriteString("\\documentclass[12pt,a4paper]{article}\\begin{document}\n")
	for _, lines := range pages {
		s.WriteString(strings.Join(lines, "\n\n") + "\n\\newpage\n")
	}
	return s.String() + "\\end{document}\n"
}

func writer(pages [][]string) string {
	var s strings.Builder
	s.WriteString(`<?xml version="1.0" encoding="UTF-8"?><office:document
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
</office:automatic-styles><office:body><office:text>`)
	for _, lines := range pages {
		for i, line := range lines {
			style := ""
			if i == 0 {
				style = ` text:style-name="P1"`
			}
			s.WriteString("<text:p" + style + ">")
			xml.EscapeText(&s, []byte(line)) // a builder takes everything
			s.WriteString("</text:p>\n")
		}
	}
	return s.String() + "</office:text></office:body></office:document>\n"
}

// other times another program making handouts.pdf out of a file.
func other(b *testing.B, file, text, name string, args ...string) {
	if _, err := exec.LookPath(name); err != nil {
		b.Skip("not installed")
	}
	folder := b.TempDir()
	if err := os.WriteFile(filepath.Join(folder, file), []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	run := func() {
		c := exec.Command(name, args...)
		c.Dir = folder
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v %s", err, out)
		}
	}
	run() // the first time it prepares itself
	if info, err := os.Stat(filepath.Join(folder, "handouts.pdf")); err != nil || info.Size() < 10_000 {
		b.Fatal("no PDF of a hundred pages: ", err)
	}
	for b.Loop() {
		run()
	}
}
