// Package architecture holds no code, only tests of the whole: every import arrow points downward, every sentence in two languages is said by
// somebody, and ARCHITECTURE.md names the rooms and files there are.
package architecture
