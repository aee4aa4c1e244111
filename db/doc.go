// Package db keeps the ledger in one bbolt file.
package db
