"""NormalDist: arithmetic with normal distributions."""

from __future__ import annotations

from math import erf, exp, fabs, hypot, log, sqrt, tau
from random import Random, gauss
from typing import Iterable

from statistics import StatisticsError, fmean, stdev

_HALF = (
    (2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
     1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
    (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
     5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0))
_MIDDLE = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
     3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0))
_TAIL = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0))

_Fraction = tuple[tuple[float, float, float, float, float, float, float, float], tuple[float, float, float, float, float, float, float, float]]


def _polynomials(fraction: _Fraction, r: float) -> tuple[float, float]:
    above, below = 0.0, 0.0
    for coefficient in fraction[0]:
        above = above * r + coefficient
    for coefficient in fraction[1]:
        below = below * r + coefficient
    return above, below


def _quantile(p: float) -> float:
    """Of the standard normal distribution (M. J. Wichura, algorithm AS 241, 1988)."""
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        above, below = _polynomials(_HALF, r)
        return above * q / below
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    above, below = _polynomials(_MIDDLE, r - 1.6) if r <= 5.0 else _polynomials(_TAIL, r - 5.0)
    x = above / below
    return -x if q < 0.0 else x


class NormalDist:
    """A normal distribution by its mean and standard deviation."""

    def __init__(self, mu: float = 0.0, sigma: float = 1.0) -> None:
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data: Iterable[float]) -> NormalDist:
        """With the mean and the standard deviation of the data; StatisticsError for fewer than two values."""
        values = [float(x) for x in data]
        return NormalDist(fmean(values), stdev(values))

    @property
    def mean(self) -> float:
        """mu, which is the median and the mode as well."""
        return self._mu

    @property
    def median(self) -> float:
        """mu."""
        return self._mu

    @property
    def mode(self) -> float:
        """mu."""
        return self._mu

    @property
    def stdev(self) -> float:
        """sigma."""
        return self._sigma

    @property
    def variance(self) -> float:
        """The square of sigma."""
        return self._sigma * self._sigma

    def samples(self, n: int, *, seed: int | None = None) -> list[float]:
        """Random values; the same ones for the same seed."""
        if seed is None:
            return [gauss(self._mu, self._sigma) for _ in range(n)]
        source = Random(seed)
        return [source.gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x: float) -> float:
        """The density at `x`."""
        variance = self._sigma * self._sigma
        if variance == 0.0:
            raise StatisticsError("pdf() not defined when sigma is zero")
        distance = x - self._mu
        return exp(distance * distance / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x: float) -> float:
        """How probable a value is that is not greater than `x`."""
        if self._sigma == 0.0:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * sqrt(2.0))))

    def inv_cdf(self, p: float) -> float:
        """The value whose cdf() is `p`."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return self._mu + _quantile(p) * self._sigma

    def quantiles(self, n: int = 4) -> list[float]:
        """The n - 1 cut points that divide it into n parts of the same probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x: float) -> float:
        """How many standard deviations `x` is above the mean."""
        if self._sigma == 0.0:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def overlap(self, other: NormalDist) -> float:
        """How much of both distributions they have in common, 0.0 to 1.0 (Inman and Bradley, 1989)."""
        x, y = (other, self) if (other._sigma, other._mu) < (self._sigma, self._mu) else (self, other)
        x_variance, y_variance = x.variance, y.variance
        if x_variance == 0.0 or y_variance == 0.0:
            raise StatisticsError("overlap() not defined when sigma is zero")
        difference = y_variance - x_variance
        distance = fabs(y._mu - x._mu)
        if difference == 0.0:
            return 1.0 - erf(distance / (2.0 * x._sigma * sqrt(2.0)))
        a = x._mu * y_variance - y._mu * x_variance
        b = x._sigma * y._sigma * sqrt(distance * distance + difference * log(y_variance / x_variance))
        first = (a + b) / difference
        second = (a - b) / difference
        return 1.0 - (fabs(y.cdf(first) - x.cdf(first)) + fabs(y.cdf(second) - x.cdf(second)))

    def __add__(self, other: NormalDist | float) -> NormalDist:
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __radd__(self, other: float) -> NormalDist:
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other: NormalDist | float) -> NormalDist:
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __rsub__(self, other: float) -> NormalDist:
        return NormalDist(other - self._mu, self._sigma)

    def __mul__(self, factor: float) -> NormalDist:
        return NormalDist(self._mu * factor, self._sigma * fabs(factor))

    def __rmul__(self, factor: float) -> NormalDist:
        return NormalDist(self._mu * factor, self._sigma * fabs(factor))

    def __truediv__(self, divisor: float) -> NormalDist:
        return NormalDist(self._mu / divisor, self._sigma / fabs(divisor))

    def __pos__(self) -> NormalDist:
        return NormalDist(self._mu, self._sigma)

    def __neg__(self) -> NormalDist:
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NormalDist) and self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self) -> int:
        return hash((self._mu, self._sigma))

    def __repr__(self) -> str:
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"
