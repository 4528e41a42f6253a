package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestKindsAreNamedByTheirWords(t *testing.T) {
	bsd := "Redistribution and use in source and\nbinary forms"
	for text, want := range map[string]string{
		"Permission is hereby granted, free of charge, to any person obtaining a copy of this\n software": "MIT",
		bsd:                                  "BSD-2-Clause",
		bsd + " ... endorse or promote":      "BSD-3-Clause",
		"Apache License\n  Version 2.0":      "Apache-2.0",
		"All rights reserved.":               "",
		"SIL OPEN FONT LICENSE Version 1.1":  "OFL-1.1",
		bsd + " Apache License, Version 2.0": "Apache-2.0 AND BSD-2-Clause",
	} {
		if got := kinds(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAModuleBringsItsOwnLicenceFirst(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"inside/LICENSE.md", "LICENSE", "testdata/LICENSE", "license.go"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p, err := of(module{"Example.com/A/b", "v1", dir})
	if err != nil || p.File != "example.com_a_b.txt" || len(p.sources) != 2 || filepath.Dir(p.sources[0]) != dir {
		t.Errorf("%+v (%v)", p, err)
	}
	if _, err := of(module{"example.com/none", "v1", t.TempDir()}); err == nil {
		t.Error("a module without a licence passed")
	}
}

func TestCleanKeepsWords(t *testing.T) {
	if got := string(clean([]byte("\n  a \r\nb\t\n\n"))); got != "  a\nb\n" {
		t.Errorf("%q", got)
	}
}
