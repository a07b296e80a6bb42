"""Expressions that locate in time, and the days they denote: what `dates` stands on."""
