"""_missing_ finds members for other spellings; defaults where there is none."""
from __future__ import annotations
from enum import Enum, IntEnum


class Unit(Enum):
    METRE = "m"
    KILOMETRE = "km"
    MILE = "mi"

    @classmethod
    def _missing_(cls, value: object) -> Unit | None:
        if isinstance(value, str):
            wanted = value.strip().lower()
            for unit in cls:
                if wanted in (unit.value, unit.name.lower(), unit.name.lower() + "s"):
                    return unit
        return None

    @property
    def metres(self) -> float:
        return {"m": 1.0, "km": 1000.0, "mi": 1609.344}[self.value]

    def to(self, other: Unit, amount: float) -> float:
        return amount * self.metres / other.metres


class Status(IntEnum):
    UNKNOWN = 0
    OK = 200
    NOT_FOUND = 404

    @classmethod
    def _missing_(cls, value: object) -> Status:
        return cls.UNKNOWN


for text in ("km", " Miles ", "METRE", "parsec", ""):
    try:
        unit = Unit(text)
        print(repr(text), unit, unit.to(Unit.METRE, 2.5))
    except ValueError as error:
        print("ValueError:", error)
print([Status(n).name for n in (200, 404, 500, -1)], Status(999) == 0)
print(round(Unit("mile").to(Unit("kilometres"), 26.2), 2))
