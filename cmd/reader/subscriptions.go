package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
)

// subscriptionFiles are where files of subscriptions usually lie: Newsboat's own, then OPML among the downloads and where
// reader was started. Some may not be there.
func subscriptionFiles() []string {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil
	}
	files := []string{filepath.Join(home, ".newsboat", "urls"), filepath.Join(xdg.ConfigHome, "newsboat", "urls")}
	here, _ := os.Getwd() // it may be gone
	for _, dir := range []string{filepath.Join(home, "Downloads"), here} {
		found, err := filepath.Glob(filepath.Join(escaped(dir), "*.opml"))
		if err == nil && dir != "" {
			files = append(files, found...)
		}
	}
	return files
}

// escaped is a folder's name as a pattern that means itself.
func escaped(dir string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(dir)
}

// expanded is a path as the shell would have passed it on: ~ is the home folder.
func expanded(path string) string {
	rest, ok := strings.CutPrefix(path, "~/")
	home, err := os.UserHomeDir()
	if !ok || err != nil {
		return path
	}
	return filepath.Join(home, rest)
}
