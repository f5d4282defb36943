package main

import (
	"runtime/debug"
	"strings"
)

// bill is a bill of materials, with what we use of CycloneDX 1.6.
type bill struct {
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	URL        string     `json:"purl"`
	Hashes     []hash     `json:"hashes,omitempty"`
	Properties []property `json:"properties,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn"`
}

// billOf is the bill of a program of a name and a SHA-256. Go's own library is a component like any other: its faults
// are the program's too.
func billOf(name, sum string, info *debug.BuildInfo) bill {
	program := moduleOf("application", &info.Main)
	program.Name, program.Hashes = name, []hash{{"SHA-256", sum}}
	for _, s := range info.Settings {
		program.Properties = append(program.Properties, property{"build:" + s.Key, s.Value})
	}
	parts := []component{moduleOf("library", &debug.Module{Path: "std", Version: strings.TrimPrefix(info.GoVersion, "go")})}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		parts = append(parts, moduleOf("library", m))
	}
	on := make([]string, len(parts))
	for i := range parts {
		on[i] = parts[i].Ref
	}
	return bill{
		Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{program}, Components: parts,
		Dependencies: []dependency{{program.Ref, on}},
	}
}

// moduleOf is a module by its package URL. The sum is that of go.sum, which no algorithm of CycloneDX is: it goes over
// the names and sums of all files.
func moduleOf(kind string, m *debug.Module) component {
	url := "pkg:golang/" + m.Path + "@" + strings.ReplaceAll(m.Version, "+", "%2B")
	c := component{Type: kind, Ref: url, Name: m.Path, Version: m.Version, URL: url}
	if m.Sum != "" {
		c.Properties = []property{{"go:sum", m.Sum}}
	}
	return c
}
