package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// findKith gives the program that people start: the given one, build/bin/kith, or one built here. "" means
// that there is none, and the terminal is left out.
func findKith(ctx context.Context, given, dir string) string {
	if given != "" {
		return given
	}
	const built = "build/bin/kith"
	if _, err := os.Stat(built); err == nil {
		return built
	}
	path := filepath.Join(dir, "kith")
	cmd := exec.CommandContext(ctx, "go", "build", "-o", path, "./app")
	if out, err := cmd.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "bench: no program to measure the terminal with: %v\n%s", err, out)
		return ""
	}
	return path
}

// measureTerminal starts the program for one search, as somebody at a terminal does: the median of ten.
func (c column) measureTerminal(ctx context.Context, kith string, t task) error {
	if t.Sealed {
		return fmt.Errorf("the vault is encrypted")
	}
	measured, err := repeat(10, func(int) error {
		cmd := exec.CommandContext(ctx, kith, "search", "weber", "--limit", "20", "--vault", t.Vault)
		if out, err := cmd.CombinedOutput(); err != nil {
			first, _, _ := bytes.Cut(out, []byte("\n"))
			return fmt.Errorf("%w: %s", err, first)
		}
		return nil
	})
	if err == nil {
		c["terminal"] = measured.at(50)
	}
	return err
}
