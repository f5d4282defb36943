package config

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// distrust says why a configuration that is open may start no programs, name no secrets and accept no certificates: when
// somebody else can write it, or put another file in its place, they are not the reader's own. Its error says what to do.
func distrust(file *os.File) error {
	info, err := file.Stat()
	if err == nil {
		err = foreign(file.Name(), info)
	}
	if err != nil {
		return err
	}
	folders := []string{filepath.Dir(file.Name())}
	if place, err := filepath.EvalSymlinks(file.Name()); err == nil {
		folders = append(folders, filepath.Dir(place))
	}
	for _, folder := range folders {
		info, err := os.Stat(folder)
		if err != nil {
			return fmt.Errorf("look at the folder of the configuration: %w", err)
		}
		if info.Mode()&fs.ModeSticky != 0 {
			continue // where others can write, but not take away what is ours
		}
		if err := foreign(folder, info); err != nil {
			return err
		}
	}
	return nil
}

// foreign says of a file or a folder that somebody else has a say in it.
func foreign(path string, info fs.FileInfo) error {
	switch {
	case mode(info)&0o022 != 0:
		return fmt.Errorf("others can write %s, so no program, secret or certificate in it is used; look through it, then do: chmod go-w %[1]s", path)
	case !owned(info):
		return fmt.Errorf("%s belongs to somebody else, so no program, secret or certificate in it is used", path)
	}
	return nil
}

// longestSecret is more than any key or token has, in bytes.
const longestSecret = 16 << 10

// ReadSecret reads the first line of a file that nobody else can read. Relative names are looked for beside the
// configuration, and "~/" stands for the home directory. Its errors say what to do and hold nothing of the file.
func ReadSecret(configuration, name string) (string, error) {
	file, err := located(configuration, name)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(file) // before it is opened: to open a pipe would wait for its writer
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("there is no file %s", file)
	case err != nil:
		return "", fmt.Errorf("look at the file of the secret: %w", err)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is no file", file)
	case mode(info)&0o077 != 0:
		return "", fmt.Errorf("others can read or write %s; do: chmod 600 %[1]s", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return "", fmt.Errorf("open the file of the secret: %w", err)
	}
	defer f.Close()
	line, err := FirstLine(f)
	if err != nil {
		return "", fmt.Errorf("%s %w", file, err)
	}
	return line, nil
}

// FirstLine reads a secret: what stands before the first end of line. Its errors continue a sentence about where the
// secret came from.
func FirstLine(r io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(r, longestSecret+1)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", errors.New("cannot be read")
	}
	line = strings.TrimRight(line, "\r\n")
	switch {
	case line == "":
		return "", errors.New("has an empty first line")
	case len(line) > longestSecret:
		return "", fmt.Errorf("has a first line longer than %d KB", longestSecret>>10)
	case strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }):
		return "", errors.New("has a control character in its first line")
	}
	return line, nil
}

func located(configuration, name string) (string, error) {
	if rest, ok := strings.CutPrefix(name, "~/"); ok {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("there is no home directory to look for %s in", name)
		}
		return filepath.Join(home, rest), nil
	}
	if filepath.IsAbs(name) {
		return name, nil
	}
	return filepath.Join(filepath.Dir(configuration), name), nil
}
