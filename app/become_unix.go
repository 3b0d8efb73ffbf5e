//go:build !windows && !desktop && !bindings && !e2e

package main

import "syscall"

const windowProgram = "kith-window"

// become replaces this process; it returns only when that fails.
func become(program string, args, env []string) error {
	return syscall.Exec(program, append([]string{program}, args...), env)
}
