"""Shares of a sample, with the interval in which the share of the whole lies."""

from math import sqrt

from msgspec import Struct

Z = 1.959963984540054  # 95 in 100


class Share(Struct, frozen=True):
    """`of` were looked at, `right` of them were right. `low` and `high` are Wilson's interval (1927) at 95%, which
    holds for small samples and shares near 0 and 1 too. All None where nothing was looked at."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        return self.right / self.of if self.of else None

    @property
    def low(self) -> float | None:
        return max(0.0, self._middle - self._half) if self.of else None

    @property
    def high(self) -> float | None:
        return min(1.0, self._middle + self._half) if self.of else None

    @property
    def _middle(self) -> float:
        return (self.right + Z * Z / 2) / (self.of + Z * Z)

    @property
    def _half(self) -> float:
        return Z * sqrt(self.right * (self.of - self.right) / self.of + Z * Z / 4) / (self.of + Z * Z)

    def __str__(self) -> str:
        if not self.of:
            return "none"
        return f"{self.value:.2f} ({self.low:.2f}-{self.high:.2f}, {self.right} of {self.of})"
