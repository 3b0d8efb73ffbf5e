// Package fault is the one kind of error that reaches a person: a code for machines and a message for people.
//
// Features return it for everything a person can cause or mend; an error of another kind that reaches the edge is shown
// as "internal". Package message holds the sentences.
package fault

import (
	"errors"
	"io/fs"
	"os"

	"kith/internal/message"
)

// Error is an error with a message for people. Err is its cause, if there is one.
type Error struct {
	Message message.Message
	Err     error
}

// New makes an error from a code of the catalogue.
func New(code string, args message.Args) *Error {
	return &Error{Message: message.New(code, args)}
}

// Wrap makes an error with a cause; the cause is for logs, not for people, unless an argument repeats it.
func Wrap(err error, code string, args message.Args) *Error {
	return &Error{Message: message.New(code, args), Err: err}
}

// Error gives the English sentence, and the cause.
func (e *Error) Error() string {
	sentence := e.Message.In(message.English)
	if e.Err != nil {
		return sentence + " (" + e.Err.Error() + ")"
	}
	return sentence
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Code gives the code of an error: that of the first Error in its chain, "internal" for any other error, "" for nil.
func Code(err error) string {
	if err == nil {
		return ""
	}
	return From(err).Message.Code
}

// From finds the Error in a chain, or makes an "internal" one that carries the cause's text.
func From(err error) *Error {
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	return Wrap(err, "internal", message.Args{"reason": err.Error()})
}

// Reason is the part of a file error that says why, without the operation and the path, which the sentence names already.
func Reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err.Error()
	}
	return err.Error()
}
