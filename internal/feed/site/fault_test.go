package site_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"reader/internal/feed/site"
	"reader/internal/mishap"
)

func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, broken string }{
		{"F13 a section that breaks our code", "/arts"},
		{"F13 a feed of the whole site that breaks our code", "/all.xml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			get := func(_ context.Context, url string) (site.Page, error) {
				if url == home {
					return site.Page{URL: url, Body: []byte(`<link rel="alternate" type="application/rss+xml" href="/all.xml">
						<nav><a href="/arts">Arts</a><a href="/sea">Sea</a><a href="/town">Town</a></nav>`)}, nil
				}
				return site.Page{URL: url, Body: []byte(url)}, nil
			}
			_, err := site.Find(t.Context(), get, func(body []byte, _, _ string) (site.Feed, bool) {
				if strings.HasSuffix(string(body), c.broken) {
					panic("a part that is not there")
				}
				return site.Feed{}, false
			}, home)
			if !errors.As(err, new(*mishap.Error)) {
				t.Errorf("the error is %v", err)
			}
		})
	}
}
