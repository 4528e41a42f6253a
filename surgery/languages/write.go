package languages

import (
	"maps"
	"slices"
	"strings"
)

// AboutFile returns the file that says which language a folder is, and its name.
func AboutFile(l *Language) (name string, raw []byte) {
	direction := "ltr"
	if l.RTL {
		direction = "rtl"
	}
	return about, []byte("# A language for prints. Lines stand in the other files of this folder.\n" +
		"name = " + quoted(l.Name) + "\nenglish = " + quoted(l.English) + "\ndirection = " + quoted(direction) + "\n")
}

// guide stands at the top of a file of lines.
const guide = `# Lines of a language for prints. Above each line stands its English.
#
#   text  what it is in this language. Keep {{.name}} and [organisation] as they
#         are, write numbers with the figures 0 to 9, and names of apps, menus and
#         hashtags in Latin letters.
#   of    a digest of the English it was made from. Leave it as it is: where the
#         English changes, the line is not used until somebody has looked at it.
`

// LinesFile returns a file of lines, each under its English.
func LinesFile(lines map[string]Line, all []Entry) []byte {
	english := map[string]string{}
	order := make([]string, 0, len(all))
	for _, e := range all {
		english[e.ID] = e.English
		order = append(order, e.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(lines)) { // what English has no more
		if _, ok := english[id]; !ok {
			order = append(order, id)
		}
	}
	var b strings.Builder
	b.WriteString(guide)
	for _, id := range order {
		line, ok := lines[id]
		if !ok {
			continue
		}
		b.WriteString("\n")
		if english[id] != "" {
			b.WriteString("# " + strings.ReplaceAll(english[id], "\n", " ") + "\n")
		}
		keys := strings.Split(id, ".")
		for i, k := range keys {
			keys[i] = key(k)
		}
		b.WriteString(strings.Join(keys, ".") + " = { text = " + quoted(line.Text) + ", of = " + quoted(line.Of) + " }\n")
	}
	return []byte(b.String())
}

// key is a key as TOML writes it, in quotes where it is not of plain letters.
func key(s string) string {
	if s == "" || strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != "" {
		return quoted(s)
	}
	return s
}

// quoted is a clean text as TOML writes it.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
