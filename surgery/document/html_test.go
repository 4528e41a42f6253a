package document_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"socialmediasurgery/surgery/document"
)

// node is an element of a page that was read.
type node struct {
	name  string
	attr  map[string]string
	text  string // of it and what is in it
	nodes []*node
}

func (n *node) all(names ...string) []*node {
	var found []*node
	for _, c := range n.nodes {
		if slices.Contains(names, c.name) {
			found = append(found, c)
		}
		found = append(found, c.all(names...)...)
	}
	return found
}

// read reads a page as strictly as XML: it is written so that it can be.
func read(raw []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Entity = xml.HTMLEntity
	root := &node{}
	open := []*node{root}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := n.attr[a.Name.Local]; twice {
					return nil, fmt.Errorf("%s says %s twice", n.name, a.Name.Local)
				}
				n.attr[a.Name.Local] = a.Value
			}
			top.nodes = append(top.nodes, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
			open[len(open)-1].text += top.text
		case xml.CharData:
			top.text += string(token)
		}
	}
}

// faults returns the rules of reading aloud, and of standing alone, that a page
// breaks.
func faults(raw []byte) []string {
	var out []string
	say := func(format string, with ...any) { out = append(out, fmt.Sprintf(format, with...)) }
	root, err := read(raw)
	if err != nil {
		return []string{err.Error()}
	}
	if !bytes.HasPrefix(raw, []byte("<!DOCTYPE html>")) {
		say("no doctype")
	}
	for name, want := range map[string]int{"html": 1, "title": 1, "h1": 1, "main": 1, "header": 1, "footer": 1} {
		if found := len(root.all(name)); found != want {
			say("%d of %s", found, name)
		}
	}
	if len(root.nodes) != 1 || root.nodes[0].attr["lang"] != "en-GB" {
		say("no language")
	}
	level := 0
	for _, h := range root.all("h1", "h2", "h3", "h4", "h5", "h6") {
		now := int(h.name[1] - '0')
		if now > level+1 || strings.TrimSpace(h.text) == "" {
			say("%s %q after h%d", h.name, h.text, level)
		}
		level = now
	}
	ids := map[string]*node{}
	every := root.all("html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "p", "nav", "ul", "li", "main", "section", "br",
		"span", "strong", "figure", "blockquote", "figcaption", "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "text", "rect", "line", "path", "polyline", "footer", "bdi", "bdo")
	for _, n := range every {
		if id := n.attr["id"]; id != "" {
			if ids[id] != nil {
				say("two of id %s", id)
			}
			ids[id] = n
		}
	}
	if total := count(root); total != len(every) {
		say("%d elements that are none of ours", total-len(every))
	}
	for _, n := range every {
		for name, value := range n.attr {
			switch {
			case strings.HasPrefix(name, "on"), name == "src", name == "style":
				say("%s has %s", n.name, name)
			case name == "aria-labelledby":
				if of := ids[value]; of == nil || strings.TrimSpace(of.text) == "" {
					say("%s is named by %s, which is nothing", n.name, value)
				}
			case name == "href" && strings.HasPrefix(value, "#"):
				if ids[value[1:]] == nil {
					say("%s leads nowhere", value)
				}
			case name == "href" && (n.name != "a" || !strings.HasPrefix(value, "https://")):
				say("%s leads to %s", n.name, value)
			}
		}
		switch n.name {
		case "a":
			if strings.TrimSpace(n.text) == "" {
				say("a link says nothing")
			}
		case "nav", "section":
			if n.attr["aria-labelledby"] == "" {
				say("a %s has no name", n.name)
			}
		case "svg":
			if n.attr["role"] != "img" || n.attr["aria-label"] == "" {
				say("a picture has no words")
			}
		case "table":
			headers := n.all("th")
			cells := len(headers) + len(n.all("td"))
			columns := 0
			for _, h := range headers {
				if s := h.attr["scope"]; s != "col" && s != "row" {
					say("a header heads nothing: %q", h.text)
				} else if s == "col" {
					columns++
				}
			}
			if len(n.all("caption")) != 1 || columns == 0 || cells%columns != 0 || len(headers) != columns+len(n.all("tr"))-1 {
				say("a table without caption, or not even: %q", n.text)
			}
		}
	}
	for _, bad := range []string{"url(", "@import", "<script", "<link", "<iframe", "<img", "expression("} {
		if bytes.Contains(raw, []byte(bad)) {
			say("has %s", bad)
		}
	}
	return out
}

func count(n *node) int {
	total := len(n.nodes)
	for _, c := range n.nodes {
		total += count(c)
	}
	return total
}

func TestAPageCanBeReadAloudAndStandsAlone(t *testing.T) {
	raw := document.HTML(sample(t), typeface(t))
	for _, f := range faults(raw) {
		t.Error(f)
	}
	for _, want := range []string{"Hello.<br/>", "An invented week</title>", `<a href="https://example.org/chat?a=1&amp;b=2"`, "Our blog: example.org/chat", `<th scope="row" role="rowheader" dir="auto">A chat</th>`, `<td role="cell" data-column="When" dir="auto">Tuesday, 8pm</td>`,
		"fewer than 5", "<blockquote", "a carer", "Counts are rounded."} {
		if !bytes.Contains(raw, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	if again := document.HTML(sample(t), typeface(t)); !bytes.Equal(raw, again) {
		t.Error("not the same twice")
	}
}

func TestWhatPeopleWriteIsNeverMarkup(t *testing.T) {
	fonts := typeface(t)
	for _, text := range hostile {
		raw := document.HTML(allOf(text), fonts)
		for _, f := range faults(raw) {
			t.Errorf("%q: %s", text, f)
		}
	}
}

func TestTheRulesOfAPageCanFail(t *testing.T) {
	good := string(document.HTML(sample(t), typeface(t)))
	for _, c := range []struct{ from, to string }{
		{` lang="en-GB"`, ""}, {"<!DOCTYPE html>", ""}, {"<h3", "<h4"}, {"</h3>", "</h4>"}, {` scope="row"`, ""}, {` role="img"`, ""},
		{"<caption", "<p"}, {`id="part-2"`, `id="part-3"`}, {`href="https://`, `href="http://`}, {`id="story"`, ""}, {"<main", "<div"},
		{`<td role="cell" data-column="When" dir="auto">Tuesday, 8pm</td>`, ""}, {"<p>", "<p onclick=\"x\">"}, {"<footer>", "<footer><script></script>"},
	} {
		bad := strings.Replace(good, c.from, c.to, 1)
		if bad == good {
			t.Errorf("%s is not there", c.from)
		} else if len(faults([]byte(bad))) == 0 {
			t.Errorf("without %s nothing is found wrong", c.from)
		}
	}
}

// outdated are what tidy asks for that HTML has no more: a summary and short
// headers for tables, which have captions; and its wish that a style be looked at.
var outdated = []string{"[5.5.1.1]", "[5.6.1.1]", "[6.1.1.2]"}

// TestACheckerOfOthersAgrees has tidy look at pages, which knows the rules of
// HTML and, with -access, those of reading aloud.
func TestACheckerOfOthersAgrees(t *testing.T) {
	if _, err := exec.LookPath("tidy"); err != nil && os.Getenv("CI") == "" {
		t.Skip("tidy is not installed")
	}
	check := func(raw []byte) (found []string) {
		cmd := exec.Command("tidy", "-access", "3", "-errors", "-quiet", "-utf8", "--show-info", "no")
		cmd.Stdin = bytes.NewReader(raw)
		said, err := cmd.CombinedOutput()
		if err != nil && len(said) == 0 {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(said)) {
			if line = strings.TrimSpace(line); line != "" && !slices.ContainsFunc(outdated, func(code string) bool { return strings.Contains(line, code) }) {
				found = append(found, line)
			}
		}
		return found
	}
	fonts := typeface(t)
	for _, said := range check(document.HTML(sample(t), fonts)) {
		t.Error(said)
	}
	for _, text := range hostile {
		for _, said := range check(document.HTML(allOf(text), fonts)) {
			if !strings.Contains(said, "[13.1.1.") { // a heading like "+1" makes no good link
				t.Errorf("%q: %s", text, said)
			}
		}
	}
	good := string(document.HTML(sample(t), fonts))
	for _, c := range []struct{ from, to string }{{"</table>", ""}, {"<h2", "<h4"}, {"<title>", "<tytle>"}, {"<main id", "<main onfoo id"}, {"<footer>", "<footer><img src='a.png'/>"}} {
		if len(check([]byte(strings.Replace(good, c.from, c.to, 1)))) == 0 {
			t.Errorf("tidy finds nothing wrong with %s", c.to)
		}
	}
}

// luminance and contrast are those of WCAG 2.2.
func luminance(hex string) float64 {
	sum := 0.0
	for i, part := range []float64{0.2126, 0.7152, 0.0722} {
		v, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += part * c
	}
	return sum
}

func TestColoursOfAPageCanBeTold(t *testing.T) {
	pairs := map[string]float64{ // on white
		"#1B2A33": 4.5, "#51626D": 4.5, "#0B5563": 4.5, "#000000": 4.5, "#7C8790": 3, "#FFFFFF": 0, "#E2F0F1": 0,
	}
	contrast := func(a, b string) float64 {
		x, y := luminance(a), luminance(b)
		return (max(x, y) + 0.05) / (min(x, y) + 0.05)
	}
	page := string(document.HTML(document.Document{Title: "x"}, typeface(t)))
	for _, colour := range regexp.MustCompile(`#[0-9A-Fa-f]{6}`).FindAllString(page, -1) {
		least, known := pairs[colour]
		if !known || contrast(colour, "#FFFFFF") < least {
			t.Errorf("%s on white: %.1f", colour, contrast(colour, "#FFFFFF"))
		}
	}
	if c := contrast("#1B2A33", "#E2F0F1"); c < 4.5 {
		t.Errorf("a table's head: %.1f", c)
	}
}
