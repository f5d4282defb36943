package article

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// editionFile holds the number of the edition and the digest of what that edition makes of the golden pages.
const editionFile = "testdata/edition"

// TestEdition fails when the golden pages give other articles than the Edition did that is noted beside their digest:
// readers' stored pages would stay as the old extractor read them. No flag notes other articles under the same number.
func TestEdition(t *testing.T) {
	noted, err := os.ReadFile(editionFile)
	if err != nil {
		t.Fatal(err)
	}
	number, digest := 0, ""
	if _, err := fmt.Sscan(string(noted), &number, &digest); err != nil {
		t.Fatalf("%s: %v", editionFile, err)
	}
	now := goldenDigest(t)
	switch {
	case number == Edition && digest == now:
	case number >= Edition:
		t.Errorf("the golden pages give other articles than edition %d did: raise Edition to %d in article.go, then note it with go test -run TestEdition -update", number, number+1)
	case *update:
		if err := os.WriteFile(editionFile, fmt.Appendf(nil, "%d %s\n", Edition, now), 0o600); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("Edition is %d, and the articles of %d are noted: go test -run TestEdition -update", Edition, number)
	}
}

// goldenDigest is the digest of the articles of all pages in testdata.
func goldenDigest(t *testing.T) string {
	t.Helper()
	var pages []string
	for _, pattern := range []string{"testdata/*.html", "testdata/scripts/*.html"} {
		list, err := filepath.Glob(pattern)
		if err != nil || len(list) == 0 {
			t.Fatalf("%s: no pages, %v", pattern, err)
		}
		pages = append(pages, list...)
	}
	slices.Sort(pages)
	sum := sha256.New()
	for _, name := range pages {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		e, err := Extract(pageAt("https://paper.example/2026/03/05/"+filepath.Base(name), string(page)), Hints{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		fmt.Fprintf(sum, "%s\n%s\n", filepath.Base(name), indented(t, e.Article))
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}
