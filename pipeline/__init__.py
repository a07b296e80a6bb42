"""claims: who claims what, about which pillar of a plan, in which words, and where in the text."""
