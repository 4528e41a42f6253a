package checklist

import "strings"

// section is the head of a file or one step: the line its [[steps]] stands on
// (1 for the head) and the line of each of its keys.
type section struct {
	line int
	keys map[string]int
}

// at returns the line to name for a problem with key: the key's own, else the
// section's.
func (s section) at(key string) int {
	if n, ok := s.keys[key]; ok {
		return n
	}
	return s.line
}

// outline finds the lines of the sections and keys of a file, which the TOML
// library does not tell for tables that repeat. It also refuses what these
// files never need (nested tables, lists, dotted keys), so that nobody can
// write one that takes for ever to read. The first problem ends it.
func outline(text string) ([]section, *fault) {
	sections := []section{{line: 1, keys: map[string]int{}}}
	closing := "" // the quotes that end the long text we are in
	for i, line := range strings.Split(text, "\n") {
		n, line := i+1, strings.TrimSpace(line)
		if closing != "" {
			if strings.Contains(line, closing) {
				closing = ""
			}
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			if name := strings.TrimSpace(uncomment(line)); name != "[[steps]]" {
				return nil, &fault{n, "checklist.problem_table", []any{"text", clip(name)}}
			}
			if len(sections) > maxSteps {
				return nil, &fault{n, "checklist.problem_steps_many", []any{"most", maxSteps}}
			}
			sections = append(sections, section{line: n, keys: map[string]int{}})
			continue
		}
		key, value, found := strings.Cut(line, "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		if !found || value == "" || !bareKey(key) {
			return nil, &fault{n, "checklist.problem_line", nil}
		}
		last := sections[len(sections)-1]
		if first, twice := last.keys[key]; twice {
			return nil, &fault{n, "checklist.problem_twice", []any{"key", key, "line", first}}
		}
		if len(last.keys) == maxKeys || strings.ContainsAny(value[:1], "[{") {
			return nil, &fault{n, "checklist.problem_value", []any{"key", key}}
		}
		last.keys[key] = n
		for _, quotes := range []string{`"""`, `'''`} {
			if rest, ok := strings.CutPrefix(value, quotes); ok && !strings.Contains(rest, quotes) {
				closing = quotes
			}
		}
	}
	return sections, nil
}

func uncomment(line string) string {
	name, _, _ := strings.Cut(line, "#")
	return name
}

func bareKey(key string) bool {
	for _, r := range key {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' && r != '-' {
			return false
		}
	}
	return key != "" && len(key) <= maxID
}
