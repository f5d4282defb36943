package demo

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// noon is when the tests open the paper.
func noon() time.Time { return time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC) }

// ask gets a path from a handler without compression.
func ask(t testing.TB, h http.Handler, path string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// body gets what stands at a path and wants it to be there.
func body(t testing.TB, h http.Handler, path string) string {
	t.Helper()
	res := ask(t, h, path)
	if res.Code != http.StatusOK {
		t.Fatalf("GET %s: %d", path, res.Code)
	}
	return res.Body.String()
}

func TestEveryRouteAnswers(t *testing.T) {
	site := newSite(printPaper(noon()))
	for path := range site.routes {
		if got := body(t, site, escapePath(path)); len(got) < 60 {
			t.Errorf("GET %s: only %d bytes", path, len(got))
		}
	}
}
