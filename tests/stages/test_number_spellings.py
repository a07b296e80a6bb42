"""How numbers are written, one spelling a line: `text with the [number] = value`, a range as low..high."""

import pytest

from tests.stages.spellings import check_spelling, lines

SPELLINGS = {
    "number": r"""
        the debt is [1.5t] = 1500000000000
        [7b] views = 7000000000
        [twenty and five] men = 25
        [fifty–five] = 55
        [5 million 300 thousand] = 5300000
        [100/3] = 33.3333
        [7 / 8] of it = 0.875
        [2000 over 3] = 666.6667
        [two-thirds of a million] = 666666.6667
        [1.234.567,89] = 1234567.89
        there are [1234567] of them = 1234567
        a total of [1 234 567] = 1234567
        a total of [12'345] = 12345
        a total of [1,23,456] here = 123456
        [one thousand two hundred and thirty four] = 1234
        [a hundred and one] = 101
        [a hundred thousand] = 100000
        [twelve hundred] = 1200
        [twenty-five hundred] people = 2500
        [one million two hundred thousand and six] = 1200006
        [three hundred million] = 300000000
        [one hundred thousand million] = 100000000000
        [fifty - two] = 52
        [sixty two thousand] = 62000
        [One Hundred Twenty Three] = 123
        [ninety-nine point nine nine] = 99.99
        [zero point zero five] = 0.05
        [.5] of it = 0.5
        [-.75] = -0.75
        [1.5e-3] = 0.0015
        [2E8] = 200000000
        [seven hundred over nine] = 77.7778
        [6.02 x 10^23] = 6.02e23
        [3^2] = 9
        [1.1^23] = 8.9543
        [a score] of goats = 20
        [two gross] of pens = 288
        [a gross] of pens = 144
        [five dozen] eggs = 60
        [2 dozens] of = 24
        [half dozen] = 6
        [a half dozen] eggs = 6
        [one dozen] = 12
        [3k] users = 3000
        [3K] = 3000
        [10 k] = 10000
        [2.5M] views = 2500000
        [7 mil] boxes = 7000000
        [7 mln] = 7000000
        [5 trn] = 5000000000000
        [5tn] = 5000000000000
        [3 bil] people = 3000000000
        [200 thousand million] = 200000000000
        [two and three quarters] = 2.75
        [1 and 1/2] = 1.5
        [five and three eighths] = 5.375
        [seven sixteenths] = 0.4375
        [one twenty-fifth] = 0.04
        [a fifth] of the land = 0.2
        [a hundredth] of it = 0.01
        [three hundredths] of it = 0.03
        [twenty-one hundredths] = 0.21
        [one and twenty fifths] = 5
        [5/8] of them = 0.625
        [25/32] = 0.78125
        [3 1/4] = 3.25
        [7 ¾] = 7.75
        [⅝] = 0.625
        [one half] of them = 0.5
        [four-fifths] = 0.8
        [an eighth] of it = 0.125
        [three over four] = 0.75
        [100 over 3] = 33.3333
        [two hundred thirds] = 66.6667
        [minus twenty] = -20
        [negative two thirds] = -0.666667
        [minus one and a half] = -1.5
        [minus a half] = -0.5
        [-1,500] = -1500
        [five] nickels = 5
        [300 K] = 300000
        [3] drops = 3
        [2 hundred] = 200
        [a couple] of = 2
        [-1 3/4] = -1.75
        [one fifth trillion] = 200000000000
        [3/4 million] = 750000
        [three quarters] = 0.75
        [twenty and three fifths] = 20.6
        [five and a half thousand] = 5500
        [sixty five thousandths] = 0.065
        [two hundred and fifty thousand and three] = 250003
        [six hundred sixty six] = 666
        [three point one four one five] = 3.1415
        [zero] = 0
        [one million and a half] = 1500000
        [two and one half million] = 2500000
        [1.5 hundred] = 150
        [1.234.567] = 1234567
        [12,34] = 12.34
        [point five] of the vote = 0.5
        it fell by [minus point five] = -0.5
        [a hundred and twenty over two] = 60
        [1.234,50] = 1234.5
        [30 000,50] = 30000.5
        [5 M] people = 5000000
        over [a thousand] = 1000
        [25] c. = 25
        [2 ½] cups = 2.5
    """,
    "ordinal": r"""
        the [eleventh] hour of talks = 11
        the [21st] one = 21
        the [1,000th] goat = 1000
        the [hundred-and-twenty-first] goat = 121
        the [one hundred and twenty-fifth] goat = 125
        the [one thousandth] = 1000
        the [three hundredth] time = 300
        the [two millionth] visitor = 2000000
        the [twenty thousand two hundred and third] = 20203
        the [101st] day = 101
        the [1 st] one = 1
        the [12 th] try = 12
        the [sixty first] goat = 61
        the [hundred trillionth] = 1e+14
        the [fiftieth] = 50
        a [2nd] one = 2
        [twenty thousandth] = 20000
        the [hundred and second] floor = 102
    """,
    "percent": r"""
        [five per-cent] = 5
        [0.3 of a percentage point] = 0.3
        [a quarter-point] cut = 0.25
        [10 percent] of it = 10
        [10 per cent] of it = 10
        [10 %] = 10
        [10 percents] = 10
        [10 pct] = 10
        [twelve and a half percent] = 12.5
        [12 1/2 %] = 12.5
        [half a percent] = 0.5
        [half a percentage point] = 0.5
        [a hundred percent] = 100
        [0.5 percentage points] = 0.5
        [-3%] = -3
        [minus 3.5 %] = -3.5
        [one half of one percent] = 0.5
        [25 basis points] = 25
        [two basis points] = 2
    """,
    "range": r"""
        [10m-20m] = 10..20
        [$5m to 10m] = 5000000..10000000
        [£1.5-2m] = 1500000..2000000
        [from $5 to $10 million] = 5000000..10000000
        [minus five to minus ten] = -10..-5
        [$5 or $10] = 5..10
        [from 10 to 20] = 10..20
        [between 1 million and 2 million] = 1000000..2000000
        [1-2] = 1..2
        [ten to twelve] goats = 10..12
        [5~10] goats = 5..10
        [between fifty and sixty percent] = 50..60
        [20 or 30] goats = 20..30
        [$1-$2] = 1..2
        [1.5-2.5 million] = 1500000..2500000
        [more than 10 and less than 20] = 10..20
        [from one thousand to two thousand] = 1000..2000
        [20 to 25 years] old = 20..25
        [10%-20%] = 10..20
        [between $3 and $4] = 3..4
        [from 5 through 7] = 5..7
        [greater than 5 and at most 9] = 5..9
        x [> 10 and < 20] = 10..20
        [>= 10 and <= 20] = 10..20
        [larger than 10, smaller than 20] = 10..20
        [20 or more and less than 30] = 20..30
        [bigger than 5 and smaller or equal to 9] = 5..9
        [equal to or greater than 5 but less than 9] = 5..9
        [not less than 5 and not more than 9] = 5..9
        [1--5] = 1..5
        [between ages 5 and 12] = 5..12
        [$3 to $4] a gallon = 3..4
        [between 5,000 and 6,000] = 5000..6000
        [three-to-five-year] = 3..5
        [four to six hundred] = 400..600
        [5 or 6] people = 5..6
        [5 to 10 million dollars] = 5000000..10000000
        [20 to 30%] = 20..30
    """,
}


@pytest.mark.parametrize(("kind", "line"), lines(SPELLINGS))
def test_spelling(kind, line):
    check_spelling(kind, line)
