// Package report writes papers and forms: the ledger in, a document out.
package report
