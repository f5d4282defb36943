package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestLoad(t *testing.T) {
	tests := []struct {
		name, file string
		want       string // part of the error; empty for none
	}{
		{"defaults", "", ""},
		{"theme", `theme = "paper"`, ""},
		{"unknown theme", "theme = \"pink\"", `theme "pink" is not one of auto`},
		{"unknown key", "\n\ncolour = 3", `line 3: there is no setting "colour"`},
		{"bad duration", `auto_refresh = "often"`, `"often" is no length of time`},
		{"negative duration", `auto_refresh = "-1m"`, "negative"},
		{"bad width", "width = 20", "not between 45 and 90"},
		{"no timeout", "[fetch]\ntimeout = \"0s\"", "fetch.timeout"},
		{"too many at a host", "[fetch]\nper_host = 3", "fetch.per_host 3 is not 1 or 2"},
		{"too many in all", "[fetch]\ntotal = 5000", "fetch.total 5000"},
		{"few of each", "[fetch]\nper_host = 1\ntotal = 1", ""},
		{"a contact that is none", "[fetch]\ncontact = \"me\"", `fetch.contact "me"`},
		{"a contact that no header can carry", "[fetch]\ncontact = \"https://a.example/\\r\\nX: y\"", "fetch.contact"},
		{"broken", "theme = \n", "line 1"},
		{"ages and bounds", "[keep]\nread = \"0\"\nunread = \"36h\"\nstories = 0\ntotal_size = \"1.5GB\"", ""},
		{"an age that is none", "[keep]\n\nread = \"ancient\"", `line 3: "ancient" is no age; write it like 90d`},
		{"days without end", "[keep]\nread = \"999999999d\"", `line 2: "999999999d" is no number of days`},
		{"an age without a unit", "[keep]\nread = 90", `line 2: keep.read = 90 says no unit: write it in quotes, as in "90d"`},
		{"an age in line", "keep = {stories = 5, read = 90}", `line 1: keep.read = 90 says no unit`},
		{"an age of one feed", "[[keep.feed]]\naddress = \"https://a.example/\"\nread = 7", `line 3: keep.feed.read = 7 says no unit`},
		{"such in line", "[keep]\nfeed = [{address = \"https://a.example/\", unread = 7}]", `line 2: keep.feed.unread = 7 says no unit`},
		{"a size without a unit", "[keep]\ntotal_size = -5", `line 2: keep.total_size = -5 says no unit`},
		{"a time without a unit", "\nauto_refresh = 10\n", `line 2: auto_refresh = 10 says no unit: write it in quotes, as in "10m"`},
		{"none needs no unit", "auto_refresh = 0\n[keep]\nread = 0\nsize = 0", ""},
		{"text for a number of stories", "[keep]\nstories = \"5\"", "line 2: the value must be a whole number, not text in quotes"},
		{"text for a list", "[offline]\nsections = \"World\"", "line 2: the value must be a list, not text in quotes"},
		{"a negative number of stories", "[keep]\nstories = -1", "line 2: the value must be 0 or more"},
		{"bounds of one feed", "[[keep.feed]]\naddress = \"https://a.example/\"\nread = \"7d\"", ""},
		{"bounds of no feed", "\n[[keep.feed]]\nread = \"7d\"", "line 2: [[keep.feed]]: it needs the address of a feed"},
		{"bounds of what is no feed", "[[keep.feed]]\naddress = \"a.example\"", `line 1: [[keep.feed]]: address "a.example" is not`},
		{"a setting that bounds have not", "[[keep.feed]]\nforever = true", `line 2: there is no setting "keep.feed.forever"`},
		{"text for a number", "\nwidth = \"x\"", "line 2: the value must be a whole number, not text in quotes"},
		{"a number for a table", "fetch = 3", "line 1: the value must be a table, not a whole number"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "config.toml")
			if err := os.WriteFile(file, []byte(tt.file), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Load(file)
			switch {
			case tt.want == "" && err != nil:
				t.Fatal(err)
			case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
				t.Fatalf("error %v, want %q in it", err, tt.want)
			case err != nil && !strings.Contains(err.Error(), file):
				t.Fatalf("error %v does not name the file", err)
			}
		})
	}
}

func TestMissingFileGivesDefaults(t *testing.T) {
	c, err := Load(filepath.Join(t.TempDir(), "none.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Theme != "auto" || time.Duration(c.AutoRefresh) != 10*time.Minute || !c.Pictures {
		t.Errorf("defaults are %+v", c)
	}
}

func TestPrintIsReadBack(t *testing.T) {
	want, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	want.Theme, want.Width = "night", 70
	printed, err := want.Print()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(file, printed, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read back, want -, got +:\n%s", diff)
	}
}

func TestPaths(t *testing.T) {
	if got, want := PathsIn("/d").Library, filepath.FromSlash("/d/library.db"); got != want {
		t.Errorf("library under --data is %s, want %s", got, want)
	}
	t.Setenv("XDG_CACHE_HOME", "/c")
	if got, want := PathsIn("").Pictures, filepath.FromSlash("/c/reader/pictures"); got != want {
		t.Errorf("pictures are in %s, want %s", got, want)
	}
	t.Setenv("READER_DATA", "/e")
	if DataDir("") != "/e" || DataDir("/f") != "/f" {
		t.Error("the flag must win over READER_DATA")
	}
}

func TestBoundsOfOneFeed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "config.toml")
	err := os.WriteFile(file, []byte("[keep]\nread = \"30d\"\n[[keep.feed]]\naddress = \"https://a.example/\"\nstories = 5\nsize = \"1 MB\""), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	c, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	want := Bounds{Read: 30 * day, Unread: 180 * day, Headlines: 365 * day, Stories: 5, Size: 1e6}
	if got := c.Keep.Feeds[0].Over(c.Keep.Bounds); got != want {
		t.Errorf("the bounds are %+v, want %+v", got, want)
	}
}
