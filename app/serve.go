//go:build !e2e

package main

// serve exists in test builds only.
func serve([]string) (handled bool, code int) { return false, 0 }
