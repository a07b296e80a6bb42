"""Who says what: the rules of the `attribute` stage, one idea a file.

`tree` a parse as plain lists; `frames` what a cue can govern; `sources` who its subject is; `indirect`, `direct` and
`around` find attributions; `speakers` says whom a source stands for; `merge` keeps one attribution for one content."""
