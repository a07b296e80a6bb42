"""What matches say: pillars by number and heading, scope and stance: what `match` and `assemble` stand on."""
