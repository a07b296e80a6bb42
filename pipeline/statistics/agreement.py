"""Agreement of labellers beyond chance, on nominal labels."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import permutations


def cohen(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's kappa (1960) of two labellers, from their labels of the same units.

    None where it is not defined: no units, or both give all of them one label."""
    labels = list(pairs)
    ones, others = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    size = len(labels)
    chance = sum(ones[label] * others[label] for label in ones) / size**2 if size else 1.0
    if chance == 1:
        return None
    observed = sum(a == b for a, b in labels) / size
    return (observed - chance) / (1 - chance)


def krippendorff(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha (2004) of any number of labellers; each unit has the labels that it was given.

    Units with one label tell nothing. None where it is not defined: no unit has two, or all labels are one."""
    weight = 0
    coincidences: dict[tuple[str, str], float] = {}
    for unit in units:
        if len(unit) > 1:
            for pair, count in Counter(permutations(unit, 2)).items():
                coincidences[pair] = coincidences.get(pair, 0.0) + count / (len(unit) - 1)
            weight += len(unit)
    totals: dict[str, float] = {}
    for (label, _), share in coincidences.items():
        totals[label] = totals.get(label, 0.0) + share
    chance = weight * weight - sum(total * total for total in totals.values())
    if not weight or chance <= 0:
        return None
    differing = sum(count for (a, b), count in coincidences.items() if a != b)
    return 1 - (weight - 1) * differing / chance
