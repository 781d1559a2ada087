"""Fields checked and computed in __post_init__."""
from dataclasses import dataclass, field


class InvalidEmail(ValueError):
    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address!r}: {reason}")
        self.reason = reason


@dataclass
class Email:
    address: str
    user: str = field(init=False)
    domain: str = field(init=False)

    def __post_init__(self) -> None:
        self.address = self.address.strip().lower()
        user, at, domain = self.address.partition("@")
        if not at:
            raise InvalidEmail(self.address, "no @")
        if not user or not domain:
            raise InvalidEmail(self.address, "empty part")
        if "." not in domain:
            raise InvalidEmail(self.address, f"domain {domain} has no dot")
        self.user, self.domain = user, domain


@dataclass
class Interval:
    low: float
    high: float
    width: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if self.low > self.high:
            self.low, self.high = self.high, self.low
        self.width = self.high - self.low


@dataclass
class Named(Interval):
    label: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.label = self.label or f"{self.low:g}..{self.high:g}"


for text in (" Ann@Example.com ", "nobody", "@x.org", "a@", "joe@localhost", "x@y.z"):
    try:
        print(Email(text))
    except InvalidEmail as error:
        print(type(error).__name__, error, "|", error.reason)
print(Interval(3.0, 1.0), Interval(1.0, 3.0) == Interval(3.0, 1.0))
print(Named(2.5, -1.0), Named(0.0, 1.0, "unit"), Named(0.0, 1.0).label)
print(Email("A@b.c") == Email("a@b.c"), Email("a@b.c") == Email("b@b.c"))
