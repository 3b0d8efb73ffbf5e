// Package architecture holds no code, only the test that keeps every import arrow of the program pointing downward.
package architecture
