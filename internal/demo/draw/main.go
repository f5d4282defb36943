// Command draw draws the sample paper's pictures: one flat landscape for each article, of the scene that the article's
// head asks for, 640×360, always the same for the same article. Run it by go generate in package demo:
//
//	draw PAPER PICTURES
//
// It reads PAPER/<edition>/<section>/<slug>.md and writes PICTURES/<edition>/<slug>.jpg, and removes pictures whose
// article is gone. It knows nothing of articles but their scene.
package main

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// maxBytes bounds a picture, so that all of them together stay small in the binary; the best quality that fits is taken.
const maxBytes = 14 << 10

// sceneLine is the line of a head that names the scene.
var sceneLine = regexp.MustCompile(`(?m)^picture: *([a-z]+)`)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: draw PAPER PICTURES")
		os.Exit(2)
	}
	if err := drawAll(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "draw:", err)
		os.Exit(1)
	}
}

func drawAll(paper, pictures string) error {
	wanted := map[string]bool{}
	err := filepath.WalkDir(paper, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		scene := sceneLine.FindSubmatch(raw)
		if scene == nil {
			return nil
		}
		within, err := filepath.Rel(paper, name)
		if err != nil {
			return err
		}
		edition, _, _ := strings.Cut(filepath.ToSlash(within), "/")
		slug := strings.TrimSuffix(filepath.Base(name), ".md")
		file := filepath.Join(pictures, edition, slug+".jpg")
		wanted[file] = true
		return write(file, string(scene[1]), slug)
	})
	if err != nil {
		return err
	}
	return removeOthers(pictures, wanted)
}

func write(file, scene, slug string) error {
	paint := scenes[scene]
	if paint == nil {
		return fmt.Errorf("%s: no scene is called %q", slug, scene)
	}
	encoded, err := encode(paint, slug)
	if err != nil {
		return fmt.Errorf("encode %s: %w", file, err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, encoded, 0o644)
}

func encode(paint scene, slug string) ([]byte, error) {
	picture := newPainting(slug)
	paint(picture)
	reduced := picture.reduce()
	var b bytes.Buffer
	for quality := 88; quality >= 28; quality -= 4 {
		b.Reset()
		if err := jpeg.Encode(&b, reduced, &jpeg.Options{Quality: quality}); err != nil {
			return nil, err
		}
		if b.Len() <= maxBytes {
			break
		}
	}
	return b.Bytes(), nil
}

func removeOthers(pictures string, wanted map[string]bool) error {
	drawn, err := filepath.Glob(filepath.Join(pictures, "*", "*.jpg"))
	if err != nil {
		return err
	}
	for _, file := range drawn {
		if !wanted[file] {
			if err := os.Remove(file); err != nil {
				return err
			}
		}
	}
	return nil
}
