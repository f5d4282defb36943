package main

import "os"

// weighing names the file for the account.
const weighing = "READER_TEST_ACCOUNT"

// weighed is reader, which at its end copies what the system counts of it. What a parent is told of a child begins with
// the memory of the parent.
func weighed() {
	tuneCollector()
	code := run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	if name := os.Getenv(weighing); name != "" {
		if status, err := os.ReadFile("/proc/self/status"); err == nil {
			_ = os.WriteFile(name, status, 0o600)
		}
	}
	os.Exit(code)
}
