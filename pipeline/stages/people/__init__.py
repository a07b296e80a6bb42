"""Names, offices and those left unnamed: what `persons` and `officials` stand on."""
