package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// written is a file of a test's own with the mode it asks for, whatever the umask is.
func written(t *testing.T, name, content string, mode os.FileMode) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, mode); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestSecrets(t *testing.T) {
	const start = "theme = \"auto\"\n\n[[secret]]\n" // the table stands on line 3
	const ann = "user = \"ann\"\npassword_file = \"p\"\n"
	for _, tc := range []struct {
		name, file string
		want       string // part of the error; empty for none
	}{
		{"a password from a command", start + "origin = \"https://a.example\"\nuser = \"ann\"\npassword_command = [\"pass\", \"a\"]", ""},
		{"a password from a file", start + "origin = \"https://a.example:8443/\"\n" + ann, ""},
		{"a header", start + "origin = \"https://a.example\"\nheader = \"Authorization\"\nvalue_file = \"p\"", ""},
		{"two headers", start + "origin = \"https://a.example\"\nheader = \"X-Id\"\nvalue_file = \"p\"\n[[secret]]\norigin = \"https://a.example\"\nheader = \"X-Key\"\nvalue_file = \"q\"", ""},
		{"loopback", start + "origin = \"http://127.0.0.1:8080\"\n" + ann, ""},
		{"loopback by IPv6", start + "origin = \"http://[::1]:8080\"\n" + ann, ""},
		{"loopback by name", start + "origin = \"http://localhost\"\n" + ann, ""},
		{"in the clear and meant so", start + "origin = \"http://a.example\"\ninsecure = true\n" + ann, ""},
		{"in the clear", start + "origin = \"http://a.example\"\n" + ann, "line 3: [[secret]]: http://a.example would carry the secret in the clear; write https"},
		{"in the clear, a name like loopback", start + "origin = \"http://localhost.a.example\"\n" + ann, "in the clear"},
		{"no origin", start + ann, "it needs an origin"},
		{"no scheme", start + "origin = \"a.example\"\n" + ann, `"a.example" is no origin; write it like https://`},
		{"another scheme", start + "origin = \"ftp://a.example\"\n" + ann, "is no origin"},
		{"an address", start + "origin = \"https://a.example/feed\"\n" + ann, "write https://a.example alone"},
		{"a password in the origin", start + "origin = \"https://ann:hunter2@a.example\"\n" + ann, "holds a name or a password"},
		{"neither user nor header", start + "origin = \"https://a.example\"\npassword_file = \"p\"", "needs a user with a password"},
		{"user and header", start + "origin = \"https://a.example\"\nheader = \"X-Key\"\n" + ann, "a [[secret]] for each"},
		{"a colon in the user", start + "origin = \"https://a.example\"\nuser = \"a:b\"\npassword_file = \"p\"", "no colon"},
		{"no password", start + "origin = \"https://a.example\"\nuser = \"ann\"", "needs password_command or password_file"},
		{"both sources", start + "origin = \"https://a.example\"\nuser = \"ann\"\npassword_file = \"p\"\npassword_command = [\"p\"]", "keep one of the two"},
		{"a value for a user", start + "origin = \"https://a.example\"\nuser = \"ann\"\nvalue_file = \"p\"", "user ann goes with password_command"},
		{"a password for a header", start + "origin = \"https://a.example\"\nheader = \"X-Key\"\npassword_file = \"p\"", "header X-Key goes with value_command"},
		{"a command without a program", start + "origin = \"https://a.example\"\nuser = \"ann\"\npassword_command = [\"\"]", "names no program"},
		{"a command line", start + "origin = \"https://a.example\"\nuser = \"ann\"\npassword_command = \"pass a\"", "line 6"},
		{"a word that is no setting", start + "origin = \"https://a.example\"\npasword = \"x\"", `line 5: there is no setting "secret.pasword"`},
		{"twice", start + "origin = \"https://a.example\"\n" + ann + "[[secret]]\norigin = \"https://A.example:443\"\nheader = \"authorization\"\nvalue_file = \"p\"", "line 7: [[secret]]: https://A.example:443 has a secret for this header field already"},
		{"in line", "secret = [{origin = \"https://a.example\"}]", "secret 1: it needs a user"},
		{"no header name", start + "origin = \"https://a.example\"\nheader = \"X Key\"\nvalue_file = \"p\"", "is no name of a header field"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			file := written(t, "config.toml", tc.file, 0o600)
			_, err := Load(file)
			switch {
			case tc.want == "" && err != nil:
				t.Fatal(err)
			case tc.want != "" && (err == nil || !strings.Contains(err.Error(), tc.want) || !strings.Contains(err.Error(), file)):
				t.Fatalf("error %v, want the file and %q in it", err, tc.want)
			case err != nil && strings.Contains(err.Error(), "hunter2"):
				t.Fatalf("the error tells the password: %v", err)
			}
		})
	}
}

func TestReservedHeaders(t *testing.T) {
	for _, header := range []string{
		"Host", "cookie", "Content-Length", "Connection", "Transfer-Encoding", "Proxy-Authorization", "If-None-Match",
		"Accept-Encoding", "User-Agent", "Referer", "Sec-Fetch-Site", "TE", "Upgrade", "Range",
	} {
		file := written(t, "config.toml", "[[secret]]\norigin = \"https://a.example\"\nheader = \""+header+"\"\nvalue_file = \"p\"", 0o600)
		if _, err := Load(file); err == nil || !strings.Contains(err.Error(), "line 1") || !strings.Contains(err.Error(), header) {
			t.Errorf("%s: error %v", header, err)
		}
	}
}

// The example in the documented defaults is one that works.
func TestDocumentedSecretsLoad(t *testing.T) {
	var example []string
	for _, line := range strings.Split(string(Default), "\n") {
		if line, ok := strings.CutPrefix(line, "#   "); ok {
			example = append(example, line)
		}
	}
	c, err := Load(written(t, "config.toml", strings.Join(example, "\n"), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Secrets) != 2 || c.Secrets[0].User != "ann" || c.Secrets[1].Header != "X-Api-Key" {
		t.Errorf("read %+v", c.Secrets)
	}
}

// What is printed may be pasted into a report.
func TestPrintTellsThatASecretIsSet(t *testing.T) {
	file := written(t, "config.toml", "[[secret]]\norigin = \"https://a.example\"\nuser = \"ann\"\npassword_command = [\"echo\", \"hunter2\"]", 0o600)
	c, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := c.Print(nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(printed); !strings.Contains(got, "\n# A [[secret]] is set for https://a.example: user ann.\n") || strings.Contains(got, "hunter2") {
		t.Errorf("printed %s", got)
	}
	if _, err := Load(written(t, "config.toml", string(printed), 0o600)); err != nil {
		t.Error(err)
	}
}

func TestReadSecret(t *testing.T) {
	for _, tc := range []struct {
		name, content string
		mode          os.FileMode
		want, trouble string
	}{
		{"a line", "hunter2\n", 0o600, "hunter2", ""},
		{"no end of line", "hunter2", 0o400, "hunter2", ""},
		{"an end of line as on Windows", "hunter2\r\n", 0o600, "hunter2", ""},
		{"blanks are part of it", " hunter2 \n", 0o600, " hunter2 ", ""},
		{"the first line only", "hunter2\nuser: ann\n", 0o600, "hunter2", ""},
		{"empty", "", 0o600, "", "empty first line"},
		{"a blank line first", "\nhunter2", 0o600, "", "empty first line"},
		{"a control character", "hun\x1bter2", 0o600, "", "control character"},
		{"no line at all", strings.Repeat("hunter2", 10_000), 0o600, "", "longer than 16 KB"},
		{"others can read it", "hunter2", 0o644, "", "chmod 600 "},
		{"the group can write it", "hunter2", 0o620, "", "chmod 600 "},
	} {
		t.Run(tc.name, func(t *testing.T) {
			file := written(t, "key", tc.content, tc.mode)
			got, err := ReadSecret("/elsewhere/config.toml", file)
			switch {
			case tc.trouble == "" && (err != nil || got != tc.want):
				t.Errorf("read %q, %v", got, err)
			case tc.trouble != "" && (err == nil || !strings.Contains(err.Error(), tc.trouble) || !strings.Contains(err.Error(), file)):
				t.Errorf("error %v, want %q and the file in it", err, tc.trouble)
			case err != nil && strings.Contains(err.Error(), "hunter2"):
				t.Errorf("the error tells the secret: %v", err)
			}
		})
	}
}

func TestSecretsLieBesideTheConfigurationOrAtHome(t *testing.T) {
	file := written(t, "key", "hunter2", 0o600)
	t.Setenv("HOME", filepath.Dir(file))
	for _, name := range []string{"key", "~/key"} {
		if got, err := ReadSecret(filepath.Join(filepath.Dir(file), "config.toml"), name); got != "hunter2" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for name, want := range map[string]string{"none": "there is no file ", ".": "is no file"} {
		if _, err := ReadSecret(filepath.Join(filepath.Dir(file), "config.toml"), name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
