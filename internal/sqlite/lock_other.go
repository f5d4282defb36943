//go:build !unix

package sqlite

import "os"

// lockable has nothing to ask where every disk gives locks.
func lockable(*os.File) error { return nil }
