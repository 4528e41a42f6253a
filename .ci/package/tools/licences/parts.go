package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// part is one thing that the program carries.
type part struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Licence string `json:"licence"` // SPDX names; several are joined by AND
	File    string `json:"file"`    // its text, in the same folder
	sources []string
}

// of finds a module's licence files: those on its top level, and those of code
// from elsewhere that it brings in folders of its own.
func of(m module) (part, error) {
	p := part{Name: m.path, Version: m.version, File: strings.ReplaceAll(strings.ToLower(m.path), "/", "_") + ".txt"}
	if m.path == "Go" {
		p.sources = []string{filepath.Join(m.dir, "LICENSE")}
		return p, nil
	}
	err := filepath.WalkDir(m.dir, func(path string, e os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && slices.Contains([]string{"testdata", "cmd", "examples", "example", "data", "tools"}, e.Name()):
			return filepath.SkipDir
		case !e.IsDir() && isLicence(e.Name()):
			p.sources = append(p.sources, path)
		}
		return nil
	})
	if err == nil && len(p.sources) == 0 {
		err = fmt.Errorf("%s brings no licence", m.path)
	}
	// The nearest to the top first: it is the module's own.
	slices.SortFunc(p.sources, func(a, b string) int {
		if by := strings.Count(a, "/") - strings.Count(b, "/"); by != 0 {
			return by
		}
		return strings.Compare(a, b)
	})
	return p, err
}

// sqlite finds the library inside the module that carries it: its version, and
// the words its authors put in place of a licence.
func sqlite(m module) (part, []byte, error) {
	raw, err := os.ReadFile(filepath.Join(m.dir, "sqlite3-binding.h"))
	if err != nil {
		return part{}, nil, err
	}
	version := regexp.MustCompile(`#define SQLITE_VERSION +"([0-9.]+)"`).FindSubmatch(raw)
	words := regexp.MustCompile(`(?s)The author disclaims copyright.*?more than you give\.`).Find(raw)
	if version == nil || words == nil {
		return part{}, nil, fmt.Errorf("%s: its SQLite tells no version or licence", m.path)
	}
	p := part{Name: "SQLite", Version: string(version[1]), Licence: "blessing", File: "sqlite.txt"}
	return p, regexp.MustCompile(`(?m)^\*\* ?`).ReplaceAll(words, nil), nil
}

func isLicence(name string) bool {
	upper := strings.ToUpper(name)
	for _, start := range []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "OFL"} {
		if strings.HasPrefix(upper, start) && !strings.HasSuffix(upper, ".GO") {
			return true
		}
	}
	return false
}

// beside lists what is carried and is no module: our own work and our typeface.
func beside(sources string) []part {
	at := func(name string) string { return filepath.Join(sources, filepath.FromSlash(name)) }
	return []part{
		{Name: "Social Media Surgery", Licence: "MIT", File: "ours.txt", sources: []string{at("LICENSE")}},
		{Name: "Atkinson Hyperlegible Next", Licence: "OFL-1.1", File: "atkinson.txt", sources: []string{at("assets/fonts/OFL.txt")}},
		{Name: "Noto Naskh Arabic", Version: "2.004", Licence: "OFL-1.1", File: "noto-naskh-arabic.txt", sources: []string{at("assets/fonts/NotoNaskhArabic-OFL.txt")}},
	}
}

// kinds names the licences whose words stand in text.
func kinds(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var found []string
	for _, k := range []struct {
		name   string
		all    []string
		unless string
	}{
		{name: "Apache-2.0", all: []string{"Apache License", "Version 2.0"}},
		{name: "BSD-3-Clause", all: []string{"Redistribution and use in source and binary forms", "endorse or promote"}},
		{name: "BSD-2-Clause", all: []string{"Redistribution and use in source and binary forms"}, unless: "endorse or promote"},
		{name: "MIT", all: []string{"Permission is hereby granted, free of charge, to any person obtaining a copy of this software"}},
		{name: "ISC", all: []string{"Permission to use, copy, modify, and/or distribute this software for any purpose"}},
		{name: "OFL-1.1", all: []string{"SIL OPEN FONT LICENSE"}},
		{name: "Bitstream-Vera", all: []string{"Bitstream Vera"}},
		{name: "Zlib", all: []string{"This software is provided 'as-is'"}},
		{name: "CC-BY-4.0", all: []string{"Attribution 4.0 International"}},
		{name: "MPL-2.0", all: []string{"Mozilla Public License", "2.0"}},
		{name: "Unlicense", all: []string{"This is free and unencumbered software released into the public domain"}},
	} {
		here := k.unless == "" || !strings.Contains(text, k.unless)
		for _, words := range k.all {
			here = here && strings.Contains(text, words)
		}
		if here {
			found = append(found, k.name)
		}
	}
	return strings.Join(found, " AND ")
}
