"""Blocks, sentences and quotation marks on characters: what `tokenize` and `quotations` stand on."""
