package config

import (
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// Paths says where everything lies.
type Paths struct {
	Config   string // the configuration file
	Sites    string // folder of the rules for single sites
	Library  string // library.db: what the reader chose
	Cache    string // cache.db: what was fetched; can be deleted at any time
	Pictures string // folder of fetched pictures
	Files    string // folder for what the reader exports and saves, unless the configuration names another
}

// PathsIn gives the paths under one folder, or by the XDG base directories when dir is empty.
func PathsIn(dir string) Paths {
	if dir != "" {
		return pathsOf(dir, dir, dir, filepath.Join(dir, "downloads"))
	}
	xdg.Reload() // the environment may have changed since the process began, as it does under test
	return pathsOf(
		filepath.Join(xdg.ConfigHome, "reader"),
		filepath.Join(xdg.DataHome, "reader"),
		filepath.Join(xdg.CacheHome, "reader"),
		xdg.UserDirs.Download)
}

func pathsOf(config, data, cache, files string) Paths {
	return Paths{
		Config:   filepath.Join(config, "config.toml"),
		Sites:    filepath.Join(config, "sites"),
		Library:  filepath.Join(data, "library.db"),
		Cache:    filepath.Join(cache, "cache.db"),
		Pictures: filepath.Join(cache, "pictures"),
		Files:    files,
	}
}

// DataDir is the folder that --data or the environment names; empty means the XDG folders.
func DataDir(flag string) string {
	if flag != "" {
		return flag
	}
	return os.Getenv("READER_DATA")
}

// FilesFolder is the folder that files for the reader are written into.
func (c *Config) FilesFolder(p Paths) (string, error) {
	if c.Downloads.Folder == "" {
		return p.Files, nil
	}
	return located(p.Config, c.Downloads.Folder)
}
