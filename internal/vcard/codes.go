package vcard

// The codes of a Warning. They are stable words: reports store them, and the sentences people read are made from them.
const (
	// CodeBadLine: a line inside a card that is no property; kept in the card as X-KITH-UNREAD.
	CodeBadLine = "bad-line"
	// CodeBadEncoding: quoted-printable or base64 text with bytes that are neither; what was there is kept.
	CodeBadEncoding = "bad-encoding"
	// CodeUndecodable: bytes that are no text in the charset of the line; they became U+FFFD or were guessed.
	CodeUndecodable = "undecodable"
	// CodeUnknownCharset: the line, or the caller, names a charset nobody knows; it was guessed.
	CodeUnknownCharset = "unknown-charset"
	// CodeLineTooLong: a property longer than MaxLine; dropped.
	CodeLineTooLong = "line-too-long"
	// CodeCardTooLong: a card with more lines than MaxLines or more text than MaxCard; the rest of its lines was dropped.
	CodeCardTooLong = "card-too-long"
	// CodeMissingBegin: properties and an END without a BEGIN before them; read as a card.
	CodeMissingBegin = "missing-begin"
	// CodeMissingEnd: a card that the next BEGIN had to end; kept.
	CodeMissingEnd = "missing-end"
	// CodeTruncated: the input ends inside the card; what there is of it is kept.
	CodeTruncated = "truncated"
	// CodeNestedCard: a card inside a card (AGENT); kept as text in the AGENT property.
	CodeNestedCard = "nested-card"
	// CodeEmptyCard: nothing between BEGIN and END; there is no card.
	CodeEmptyCard = "empty-card"
	// CodeNoVersion: the card has no VERSION; read as 3.0.
	CodeNoVersion = "no-version"
	// CodeBadVersion: the VERSION is none of 2.1, 3.0, 4.0, or there are several; read as 3.0 or as the first.
	CodeBadVersion = "bad-version"
	// CodeTextOutside: text before, between or after the cards.
	CodeTextOutside = "text-outside"
	// CodeNoCards: the input has no card at all.
	CodeNoCards = "no-cards"
	// CodeBadDate: a date that cannot be read; kept with the contact as it stands. Told by who reads the days of a card, not by the decoder.
	CodeBadDate = "bad-date"
)

// Codes lists every code a Warning can carry; readers of other address books have more of their own.
var Codes = []string{
	CodeBadLine, CodeBadEncoding, CodeUndecodable, CodeUnknownCharset, CodeLineTooLong, CodeCardTooLong,
	CodeMissingBegin, CodeMissingEnd, CodeTruncated, CodeNestedCard, CodeEmptyCard, CodeNoVersion, CodeBadVersion,
	CodeTextOutside, CodeNoCards, CodeBadDate,
}
