"""`enum`: the base classes; the compiler makes the members, their values and texts."""


class Enum:
    """A class whose attributes are its only instances."""

    _name_: str

    @property
    def name(self) -> str:
        return self._name_

    def __hash__(self) -> int:
        return hash(self._name_)

    def __eq__(self, other: object) -> bool:
        return self is other


class IntEnum(Enum):
    """Members that count as their int values."""


class StrEnum(Enum):
    """Members that count as their str values."""
