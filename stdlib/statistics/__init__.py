"""statistics: averages and measures of spread of ints and floats, rounded once as by CPython's exact fractions.

As in CPython, the mean, median and variance of ints are an int where that is exact, and a float otherwise.
"""

from collections.abc import Iterable, Sequence
from math import exp, fsum, log, sqrt
from typing import NamedTuple, TypeVar

from statistics.exact import ExactSum, squares_about, squares_about_mean

N = TypeVar("N", int, float)
M = TypeVar("M", int, float)
T = TypeVar("T")


class StatisticsError(ValueError):
    """Data for which there is no such statistic."""


class LinearRegression(NamedTuple):
    """y is near slope * x + intercept."""

    slope: float
    intercept: float


# --- averages -----------------------------------------------------------------------------


def mean(data: Iterable[N]) -> N | float:
    """The arithmetic mean."""
    values = list(data)
    if not values:
        raise StatisticsError("mean requires at least one data point")
    return _quotient(_total(values), values, float(len(values)))


def _total(values: list[N]) -> ExactSum:
    total = ExactSum()
    for value in values:
        total.add(float(value))
    return total


def _quotient(total: ExactSum, values: list[N], divisor: float) -> N | float:
    """The total divided; an int for ints, where it is one."""
    result = total.divided(divisor)
    if isinstance(values[0], int):
        whole = int(result)
        rest = ExactSum()
        for part in total.partials:
            rest.add(part)
        rest.add_product(-float(whole), divisor)
        if not rest.partials:
            return whole
    return result


def fmean(data: Iterable[N], weights: Iterable[M] | None = None) -> float:
    """The mean in floats."""
    values = [float(value) for value in data]
    if weights is None:
        if not values:
            raise StatisticsError("fmean requires at least one data point")
        return fsum(values) / float(len(values))
    shares = [float(weight) for weight in weights]
    if len(shares) != len(values):
        raise StatisticsError("data and weights must be the same length")
    whole = fsum(shares)
    if whole == 0.0:
        raise StatisticsError("sum of weights must be non-zero")
    return fsum([values[i] * shares[i] for i in range(len(values))]) / whole


def geometric_mean(data: Iterable[N]) -> float:
    """The n-th root of the product, by logarithms; StatisticsError for no data and for values of 0 and below."""
    values = [float(value) for value in data]
    for value in values:
        if value <= 0.0:
            raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    if not values:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return exp(fmean([log(value) for value in values]))


def harmonic_mean(data: Iterable[N], weights: Iterable[M] | None = None) -> float:
    """The reciprocal of the mean of the reciprocals; 0.0 (in CPython the int 0) where a value is zero."""
    values = [float(value) for value in data]
    if not values:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if weights is None:
        shares = [1.0 for _ in values]
    else:
        shares = [float(weight) for weight in weights]
    if len(shares) != len(values):
        raise StatisticsError("Number of weights does not match data size")
    whole = ExactSum()
    total = ExactSum()
    for i in range(len(values)):
        if values[i] < 0.0 or shares[i] < 0.0:
            raise StatisticsError("harmonic mean does not support negative values")
        whole.add(shares[i])
        if shares[i] != 0.0:
            if values[i] == 0.0:
                return 0.0
            total.add(shares[i] / values[i])
    if whole.divided(1.0) <= 0.0:
        raise StatisticsError("Weighted sum must be positive")
    above = whole.divided(1.0)
    below, below_low = total.quotient(1.0)
    result = above / below
    rest = ExactSum()
    rest.add(above)
    rest.add_product(-result, below)
    rest.add_product(-result, below_low)
    return result + rest.divided(below)


def median(data: Iterable[N]) -> N | float:
    """The middle value, or the mean of the two."""
    values = sorted(data)
    n = len(values)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return values[n // 2]
    return (values[n // 2 - 1] + values[n // 2]) / 2


def median_low(data: Iterable[T]) -> T:
    """The middle value, the lower one of two; always one of the data. StatisticsError for no data."""
    values = sorted(data)
    if not values:
        raise StatisticsError("no median for empty data")
    return values[(len(values) - 1) // 2]


def median_high(data: Iterable[T]) -> T:
    """The middle value, the higher one of two; always one of the data. StatisticsError for no data."""
    values = sorted(data)
    if not values:
        raise StatisticsError("no median for empty data")
    return values[len(values) // 2]


def median_grouped(data: Iterable[N], interval: M = 1) -> float:  # type: ignore[assignment]
    """The median of values that stand for intervals around them."""
    values = sorted([float(value) for value in data])
    n = len(values)
    if n == 0:
        raise StatisticsError("no median for empty data")
    x = values[n // 2]
    below = 0
    equal = 0
    for value in values:
        if value < x:
            below += 1
        elif value == x:
            equal += 1
    width = float(interval)
    return (x - width / 2.0) + width * (float(n) / 2.0 - float(below)) / float(equal)


def mode(data: Iterable[T]) -> T:
    """The most common value; of several the first."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    most = max(counts.values())
    for value, count in counts.items():
        if count == most:
            return value
    raise StatisticsError("no mode for empty data")


def multimode(data: Iterable[T]) -> list[T]:
    """All most common values, in the order they come first."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _counts(data: Iterable[T]) -> dict[T, int]:
    counts: dict[T, int] = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def quantiles(data: Iterable[N], *, n: int = 4, method: str = "exclusive") -> list[float]:
    """The n - 1 cut points that divide the data into n parts."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    values = sorted(data)
    size = len(values)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    if method == "inclusive":
        span = size - 1
    elif method == "exclusive":
        span = size + 1
    else:
        raise ValueError(f"Unknown method: {method!r}")
    result: list[float] = []
    for i in range(1, n):
        place, rest = divmod(i * span, n)
        if method == "exclusive":
            place = min(max(place, 1), size - 1)
            rest = i * span - place * n
            place -= 1
        result.append((values[place] * (n - rest) + values[place + 1] * rest) / n)
    return result


# --- spread -------------------------------------------------------------------------------


def variance(data: Iterable[N], xbar: M | None = None) -> N | float:
    """The variance of a sample."""
    values = list(data)
    n = len(values)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    if xbar is None:
        return _quotient(squares_about_mean([float(value) for value in values]), values, float(n * (n - 1)))
    else:
        return _quotient(squares_about([float(value) for value in values], float(xbar)), values, float(n * (n - 1)))


def pvariance(data: Iterable[N], mu: M | None = None) -> N | float:
    """The variance of a whole population."""
    values = list(data)
    n = len(values)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    if mu is None:
        return _quotient(squares_about_mean([float(value) for value in values]), values, float(n * n))
    else:
        return _quotient(squares_about([float(value) for value in values], float(mu)), values, float(n * n))


def stdev(data: Iterable[N], xbar: M | None = None) -> float:
    """The square root of the variance."""
    values = [float(value) for value in data]
    n = len(values)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    if xbar is None:
        squares = squares_about_mean(values)
    else:
        squares = squares_about(values, float(xbar))
    return squares.root_of_quotient(float(n * (n - 1)))


def pstdev(data: Iterable[N], mu: M | None = None) -> float:
    """The square root of the variance of a whole population, whose mean is `mu` if given; StatisticsError for no data."""
    values = [float(value) for value in data]
    n = len(values)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    if mu is None:
        squares = squares_about_mean(values)
    else:
        squares = squares_about(values, float(mu))
    return squares.root_of_quotient(float(n * n))


# --- two variables ------------------------------------------------------------------------


def covariance(x: Sequence[N], y: Sequence[M]) -> float:
    """The covariance of a sample of pairs; StatisticsError for fewer than two or different numbers of values."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    a, b = _centered(x), _centered(y)
    return _products(a, b) / float(n - 1)


def correlation(x: Sequence[N], y: Sequence[M]) -> float:
    """Pearson's coefficient."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    a, b = _centered(x), _centered(y)
    both = sqrt(_products(a, a) * _products(b, b))
    if both == 0.0:
        raise StatisticsError("at least one of the inputs is constant")
    return _products(a, b) / both


def linear_regression(x: Sequence[N], y: Sequence[M], *, proportional: bool = False) -> LinearRegression:
    """The line with the least squared distances."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    a = [float(value) for value in x] if proportional else _centered(x)
    b = [float(value) for value in y] if proportional else _centered(y)
    spread = _products(a, a)
    if spread == 0.0:
        raise StatisticsError("x is constant")
    slope = _products(a, b) / spread
    return LinearRegression(slope, 0.0 if proportional else _average(y) - slope * _average(x))


def _average(data: Sequence[N]) -> float:
    return fsum([float(value) for value in data]) / float(len(data))


def _centered(data: Sequence[N]) -> list[float]:
    average = _average(data)
    return [float(value) - average for value in data]


def _products(a: list[float], b: list[float]) -> float:
    return fsum([a[i] * b[i] for i in range(len(a))])


# Behind what it imports from here.
from statistics.normal import NormalDist  # noqa: E402
