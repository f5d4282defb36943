package config

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
		{"unknown key", "\n\ncolour = 3", `line 3: there is no setting "colour"`},
		{"bad duration", `auto_refresh = "often"`, `"often" is no length of time`},
		{"negative duration", `auto_refresh = "-1m"`, "negative"},
		{"bad width", "\nwidth = 20", "line 2: width 20 is not between 45 and 90"},
		{"misspelt key", "them = \"night\"", `line 1: there is no setting "them"; did you mean "theme"?`},
		{"misspelt in a table", "[offline]\nbudgt = \"1 GB\"", `line 2: there is no setting "offline.budgt"; did you mean "offline.budget"?`},
		{"no budget", "[offline]\ndepth = 2\nbudget = \"0\"", "line 3: offline.budget must be more than 0"},
		{"no metering", "[offline]\nmetered = \"maybe\"", `line 2: offline.metered "maybe" is not one of auto, yes, no`},
		{"a number for a key", "[keys]\nsave = 3", "line 2: keys.save must be a key in quotes"},
		{"a table for keys", "[keys.save]\nx = 3", "line 1: keys.save must be a key in quotes"},
		{"no preset", "[keys]\npreset = [\"vi\"]", "line 2: keys.preset must be text"},
		{"no colour", "[themes.x]\nfrom = \"night\"\nink = true", `line 3: themes.x.ink must be a colour`},
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
		{"text without quotes", "\ntheme = auto", "line 2: the value is missing, or text without its quotes"},
		{"no value", "theme =\nwidth = 70", "line 1: the value is missing"},
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
			c, err := Load(file)
			if len(c.Faults) == 1 && err == nil { // what is only passed over is not told with the file
				err = fmt.Errorf("%s: %w", file, c.Faults[0])
			}
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
	printed, err := want.Print(nil)
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
	got.Lines = want.Lines
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

// What is wrong with how reader looks is passed over and named by its line; the rest holds.
func TestFaultsOfTheLookArePassedOver(t *testing.T) {
	c := loaded(t, "theme = \"night\"\nwidth = 20\nwidht = 60\npictures = \"no\"\n\n[colours]\nred = 1\nblue = 2\n[keys]\nsave = \"x\"\nnote = 3\nrefresh = [\n  \"r\",\n  5,\n]\n[keep]\nread = \"7d\"\n")
	want := []string{
		`line 3: there is no setting "widht"; did you mean "width"?`, `line 4: the value must be true or false, not text in quotes`,
		`line 6: there is no setting "colours"`, `line 2: width 20 is not between 45 and 90 columns (or 0)`,
		`line 11: keys.note must be a key in quotes, or a list of such: ["s", "ctrl+s"]`, `line 12: keys.refresh must be a key in quotes, or a list of such: ["s", "ctrl+s"]`,
	}
	var got []string
	for _, f := range c.Faults {
		got = append(got, f.Error())
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if c.Theme != "night" || c.Width != 0 || !c.Pictures || c.Keep.Read != 7*day || len(c.Keys.Rows()) != 1 || c.Lines["keep.read"] != 17 {
		t.Errorf("the rest does not hold: %+v", c)
	}
}

// A mistake in what is kept or sent is no time to guess: nothing is thrown away until it is mended.
func TestACarefulConfigurationThrowsNothingAway(t *testing.T) {
	for _, file := range []string{"[keep]\nread = \"9x\"", "theme = ", "[keep\nread = \"9d\""} {
		name := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := Load(name)
		if err == nil || c.Keep.Bounds != (Bounds{}) || c.Keep.TotalSize != 0 || c.Theme != "auto" || c.Fetch.PerHost != 2 {
			t.Errorf("%q: %v, %+v", file, err, c)
		}
	}
}

func TestPrintSaysWhereASettingComesFrom(t *testing.T) {
	c := loaded(t, "\ntheme = \"night\"\n[keys]\nsave = [\"s\", \"f5\"]\n[[secret]]\norigin = \"https://a.example\"\nuser = \"ann\"\npassword_file = \"hidden\"")
	printed, err := c.Print(map[string]string{"width": "chosen with +"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"theme = 'night'                         # line 2\n", "width = 0                               # chosen with +\n", "pictures = true\n", "save = ['s', 'f5']                      # line 4\n", "# A [[secret]] is set for https://a.example: user ann."} {
		if !strings.Contains(string(printed), want) {
			t.Errorf("%q is not in\n%s", want, printed)
		}
	}
	if strings.Contains(string(printed), "hidden") {
		t.Error("it says where the secret is")
	}
}

// loaded is the configuration of a file that is read without an error.
func loaded(t *testing.T, file string) Config {
	t.Helper()
	name := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
