// Package tree reads address books whose text is a tree: jCard (RFC 7095, JSON), xCard (RFC 6351, XML) and the phone books of the FRITZ!Box
// (XML). They become cards one at a time, as package vcard's decoder gives them, and nothing of them is lost: what is not understood stays
// with the card as vcard.Unread and is told.
//
// The package is pure: readers and bytes in, cards and warnings out. What a file may take of memory is bounded by vcard.MaxLine and
// vcard.MaxCard, whatever it holds.
package tree
