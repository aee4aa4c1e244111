// Package model holds the domain of duban: campaigns, tasks, targets, deadlines,
// reports and the rules by which a task is red, yellow or green. It is pure:
// no input or output, no clock (a date is always a parameter), no terminal, and no
// third-party package but an exact decimal. It says why by codes; package words has the sentences.
package model
