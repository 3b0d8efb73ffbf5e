// Package table reads address books that are tables, one row at a time, into vCard cards.
//
// It knows the CSV files of Google, Outlook, LinkedIn and Thunderbird, LDIF, Excel workbooks and their "Unicode text", and any other
// table by a Mapping: what each column means. Format, charset, separator, header row and mapping are found by looking at the first
// mebibyte, told, and can be set. What no column of a card takes is kept with the contact; nothing is dropped without a warning.
// The package is pure: readers in, cards and warnings out, in the manner of vcard.Decoder. Package importing calls it.
package table
