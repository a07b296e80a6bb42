"""Who says what: the rules of the `attribute` stage, one idea a file.

`passages` what is decided together; `tree` a parse as plain lists; `frames` and `nouns` what a cue governs, `clause_end`
where that ends; `sources` whose it is; `indirect`, `around`, `direct` and `headings` find attributions; `merge` keeps one
for one content; `speakers` and `antecedents` say whom a source stands for. `cues` reads the table of cues."""
