// Command book writes an address book of invented people to standard output: book COUNT.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"

	"kith/internal/samplebook"
)

func main() {
	if err := write(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("how many people?")
	}
	count, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	if err := samplebook.Generate(out, count, 1); err != nil {
		return err
	}
	return out.Flush()
}
