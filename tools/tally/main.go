// Tally reads what go test -json says and prints a line for each case: ok, FAIL with all that the case said, skip with
// its reason. It closes with "N passed, N failed, N skipped", and exits 1 when a case or a package failed or none ran.
//
// A case is a test without subtests. Its line begins at the part of its name that begins with the id of a threat or a
// fault: TestFaults/kills/F1_add is the case "F1 add".
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	t := newTally(out)
	err := t.read(os.Stdin)
	if err == nil {
		err = t.close()
	}
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		os.Exit(1)
	}
}
