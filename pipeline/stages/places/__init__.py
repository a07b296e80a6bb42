"""Names and contexts of countries, shapes of institutions: what `countries`, `regions` and `institutions` stand on."""
