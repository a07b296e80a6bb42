"""The stages: each a pure function `find_x(...)` and a spaCy component around it that owns one layer."""
