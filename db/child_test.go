package db

const childEnv = "DUBAN_DB_CHILD"

// child runs the part of a test that needs a process of its own, if one is named.
func child(name string) bool { return false }
