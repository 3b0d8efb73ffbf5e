package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
)

// childVariable carries a task to the child process. The program starts itself, so the tests can play it as well.
const childVariable = "KITH_BENCH_TASK"

// task is what one child measures.
type task struct {
	Name    string
	Book    string // .vcf file
	Vault   string // folder
	Scratch string // folder for what may be thrown away
	Seed    uint64
	Sealed  bool
}

// figures are measured values by name: durations in seconds, sizes in bytes, else plain numbers.
type figures map[string]float64

// measurements are the tasks by name.
var measurements = map[string]func(context.Context, task, figures) error{
	"read": measureRead, "reader": measureReader, "go-vcard": measureGoVCard, "floor": measureFloor,
	"import": measureImport, "use": measureUse, "duplicates": measureDuplicates, "table": measureTable, "preview": measurePreview, "undo": measureUndo,
}

func startChild(ctx context.Context, name string, t task) (figures, error) {
	t.Name = name
	text, err := json.Marshal(t)
	if err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, self)
	cmd.Env = append(os.Environ(), childVariable+"="+string(text))
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	found := figures{}
	return found, json.Unmarshal(out.Bytes(), &found)
}

// runChild does one task and prints its figures.
func runChild(text string, out io.Writer) error {
	var t task
	if err := json.Unmarshal([]byte(text), &t); err != nil {
		return err
	}
	measure := measurements[t.Name]
	if measure == nil {
		return fmt.Errorf("nobody measures %q", t.Name)
	}
	if err := os.MkdirAll(t.Scratch, 0o700); err != nil {
		return err
	}
	found := figures{}
	if err := measure(context.Background(), t, found); err != nil {
		return err
	}
	if peak := peakMemory(); peak > 0 {
		found[t.Name+".memory"] = peak
	}
	return json.NewEncoder(out).Encode(found)
}

// peakMemory is the most that this process ever held in memory, as Linux counts it; 0 elsewhere. (The resource usage of a
// finished child would include what its parent held when it started it.)
func peakMemory() float64 {
	if runtime.GOOS != "linux" {
		return 0
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.SplitSeq(string(status), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kilobytes, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			if err != nil {
				return 0
			}
			return kilobytes * 1024
		}
	}
	return 0
}
