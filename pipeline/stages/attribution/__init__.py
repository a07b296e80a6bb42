"""Who says what: the rules of the `attribute` stage, one idea a file.

`passages` what is decided together; `cues` the table of cues; `tree` a parse as lists; `frames` and `nouns` what a
cue governs, `clause_end` where that ends; `sources` whose it is; `indirect`, `around`, `direct` and `headings` find
attributions; `merge` keeps one for one content; `speakers` and `antecedents` say whom a source stands for."""
