"""Words that start sentences, and rarely names: after an abbreviation they tell that it ended one ("the U.S. The")."""

STARTERS = frozenset(
    word
    for line in (
        "The This That These Those There Here It Its It's That's There's Here's",
        "He She They We You His Her Their Our Your My I He's She's They're We're You're I'm It'll We'll",
        "In On At By For From To With Without Within Under Over After Before Since Until During While When Where As Of",
        "About Above Across Against Among Amid Around Because Between Beyond Despite Except Inside Into Like Near",
        "But And Or Nor So Yet If Though Although Unless Once Whether However Moreover Meanwhile Still Also Then Thus",
        "Together Nevertheless Nonetheless Furthermore Additionally Besides Otherwise According Following Given Rather",
        "Nobody Nothing Everyone Everybody Everything Someone Somebody Something Anyone Anybody Those Until Whenever",
        "Therefore Instead Indeed Perhaps Maybe Now Today Yesterday Later Earlier Recently Even Just Only",
        "A An Some Any All Both Each Every Many Most More Much Several Few Other Others Another Such No None Not",
        "What Who Why How Which Whose One Two Three",
        "Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should May Might Must Let Let's Don't",
    )
    for word in line.split()
)
