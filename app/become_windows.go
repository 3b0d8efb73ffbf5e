//go:build windows && !desktop && !bindings && !e2e

package main

import (
	"os"
	"os/exec"
)

const windowProgram = "kith-window.exe"

// become runs the program to its end, since Windows cannot replace a process.
func become(program string, args, env []string) error {
	c := exec.Command(program, args...)
	c.Stdin, c.Stdout, c.Stderr, c.Env = os.Stdin, os.Stdout, os.Stderr, env
	return c.Run()
}
