"""The commands: one a file; each parses arguments, calls one function, prints."""
