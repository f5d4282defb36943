package main

import (
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"reader/internal/demo"
)

// The commands are tested as their users see them: each file in testdata/script runs reader against the sample paper's
// newsroom, with a library of its own under $WORK/data.

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"reader": func() { os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})) },
	})
}

// scriptNow is the moment at which every script begins.
const scriptNow = "2026-11-23T09:00:00Z"

func TestScripts(t *testing.T) {
	now, err := time.Parse(time.RFC3339, scriptNow)
	if err != nil {
		t.Fatal(err)
	}
	newsroom := demo.Handler(func() time.Time { return now })
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			site := httptest.NewServer(newsroom)
			env.Defer(site.Close)
			env.Setenv("SITE", site.URL)
			env.Setenv("READER_NOW", scriptNow)
			env.Setenv("READER_DATA", env.WorkDir+"/data")
			return nil
		},
	})
}
