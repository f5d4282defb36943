//go:build !unix

package fetch

// openFiles is how many files this process may have open; 512 is what the C library of Windows allows.
func openFiles() uint64 { return 512 }
