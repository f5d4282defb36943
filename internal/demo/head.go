package demo

import (
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// heads are answers whose first lines hold an attack, for the places of %s: what net/http would refuse to say.
var heads = map[string]string{
	"reason":      "HTTP/1.1 500 %s\r\nContent-Length: 0\r\n\r\n",
	"status":      "HTTP/1.1 %s\r\n\r\n",
	"protocol":    "%s\r\n\r\n",
	"type":        "HTTP/1.1 200 OK\r\nContent-Type: text/%s\r\nContent-Length: 6\r\n\r\nnobody",
	"charset":     "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml; charset=%s\r\nContent-Length: 6\r\n\r\nnobody",
	"disposition": "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Disposition: attachment; filename=\"%s.mp3\"\r\nContent-Length: 6\r\n\r\nsounds",
	"location":    "HTTP/1.1 302 Found\r\nLocation: http://%s/\r\nContent-Length: 0\r\n\r\n",
	"elsewhere":   "HTTP/1.1 301 Moved %[1]s\r\nLocation: %[1]s:%[1]s\r\nContent-Length: 0\r\n\r\n",
	"retry":       "HTTP/1.1 503 %[1]s\r\nRetry-After: %[1]s\r\nContent-Length: 0\r\n\r\n",
	"server":      "HTTP/1.1 403 Forbidden\r\nServer: %[1]s\r\nX-Powered-By: %[1]s\r\nVia: %[1]s\r\nContent-Length: 0\r\n\r\n",
	"realm":       "HTTP/1.1 401 %[1]s\r\nWWW-Authenticate: Basic realm=\"%[1]s\"\r\nContent-Length: 0\r\n\r\n",
	"encoding":    "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: 6\r\n\r\nnobody",
	"transfer":    "HTTP/1.1 200 OK\r\nTransfer-Encoding: %s\r\n\r\nnobody",
	"length":      "HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\nnobody",
	"chunk":       "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n",
	"field":       "HTTP/1.1 200 OK\r\n%s\r\n\r\n",
	"cookie":      "HTTP/1.1 404 Not Found\r\nSet-Cookie: %s\r\nLink: <%s>; rel=next\r\nContent-Length: 0\r\n\r\n",
}

// headAttack says in one line what a server may say in its own.
var headAttack = Attack{
	Threat: "T6", Name: "says it in a line of the server's",
	Text:  "\x1b]52;c;" + canary64 + "\x07\x1b[2J\u009b31m\u202e" + Canary + "\x1b]0;" + Canary,
	Shown: "]52;c;" + canary64 + "[2J31m" + Canary + "]0;" + Canary,
}

// Heads are the addresses at which such answers are given.
func Heads() []string {
	var all []string
	for name := range heads {
		all = append(all, "/heads/"+name)
	}
	return all
}

// Feeds are the addresses of the feeds of attacks.
func Feeds() []string {
	all := make([]string, len(spellings))
	for i := range spellings {
		all[i] = "/feeds/" + spellings[i].Name
	}
	return all
}

// serveHead says the answer itself, and closes the connection.
func serveHead(write func(Attack) string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		answer, known := heads[r.PathValue("name")]
		hijacker, ok := w.(http.Hijacker)
		if !known || !ok {
			http.NotFound(w, r)
			return
		}
		conn, _, err := hijacker.Hijack()
		if err != nil {
			return // the client has gone
		}
		defer conn.Close()
		if !strings.Contains(answer, "%[1]s") {
			answer = strings.ReplaceAll(answer, "%s", "%[1]s")
		}
		_, _ = io.WriteString(conn, fmt.Sprintf(answer, write(headAttack)))
	}
}

// servePicture is a photograph in whose comment an attack stands.
func servePicture(w http.ResponseWriter, write func(Attack) string) {
	names, _ := fs.Glob(pictures, path.Join("picture", "en", "*.jpg"))
	photo, _ := fs.ReadFile(pictures, names[0]) // embedded
	comment := write(headAttack)
	segment := append([]byte{0xFF, 0xFE, 0, byte(len(comment) + 2)}, comment...) // COM of ISO/IEC 10918-1, B.2.4.5
	w.Header().Set("Content-Type", "image/jpeg")
	_, _ = w.Write(append(append(photo[:2:2], segment...), photo[2:]...))
}
