package program

import (
	"io"
	"os"

	"kith/internal/fault"
	"kith/internal/message"
)

// OpenFiles opens files that are read together; "-" is standard, where there is one. done closes them. Fault: import.unreadable.
func OpenFiles(paths []string, standard io.Reader) (files []io.Reader, done func(), err error) {
	var opened []*os.File
	done = func() {
		for _, file := range opened {
			_ = file.Close() // only read from
		}
	}
	for _, path := range paths {
		if path == "-" && standard != nil {
			files = append(files, standard)
			continue
		}
		file, err := os.Open(path)
		if err != nil {
			done()
			return nil, nil, fault.Wrap(err, "import.unreadable", message.Args{"file": path, "reason": fault.Reason(err)})
		}
		opened, files = append(opened, file), append(files, file)
	}
	return files, done, nil
}
