// Package dav talks CalDAV (RFC 4791) with a person's own server: it finds the calendars, makes one, tells what changed in it,
// fetches, stores and deletes calendar objects. It knows no vault; package syncing decides what goes where.
//
// The requests are our own, on net/http and encoding/xml. go-webdav has no conditional PUT and so loses what others wrote
// meanwhile, gives up a whole answer for one object it cannot read or one weak ETag, passes data through a parser that loses
// parts of it, forgets the host of an address, and makes no calendars; what would be left of it here are two PROPFINDs. The tests read with it what
// is written here, as a second opinion.
//
// A password goes to no host but the one the person named, and those they allowed: see [Elsewhere]. A certificate nobody vouches
// for is refused until the person trusts exactly it: see [Certificate].
package dav
