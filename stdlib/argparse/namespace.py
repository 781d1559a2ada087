"""Namespace: what parse_args() gives. The compiler derives its attributes and their types from the program's parsers."""

from __future__ import annotations


class Namespace:
    """Attributes by name. `vars()` of one is the dict that it keeps them in.

    Reading `args.name` is a call of read_value(), whose result has the type that the program's add_argument() calls give the name.
    """

    def __init__(self) -> None:
        self.__values: dict[str, object] = {}

    def values_(self) -> dict[str, object]:
        """The attributes: vars(namespace)."""
        return self.__values

    def read_value(self, name: str) -> object:
        """An attribute; AttributeError when there is none."""
        if name not in self.__values:
            raise AttributeError(f"'Namespace' object has no attribute '{name}'")
        return self.__values[name]

    def write_value(self, name: str, value: object) -> None:
        """Set an attribute."""
        self.__values[name] = value

    def delete_value(self, name: str) -> None:
        """Remove an attribute; AttributeError when there is none."""
        if name not in self.__values:
            raise AttributeError(name)
        del self.__values[name]

    def __contains__(self, key: str) -> bool:
        return key in self.__values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Namespace) and self.__values == other.__values

    def __repr__(self) -> str:
        named = [f"{name}={value!r}" for name, value in self.__values.items() if name.isidentifier()]
        others = [f"{name!r}: {value!r}" for name, value in self.__values.items() if not name.isidentifier()]
        if others:
            named.append("**{" + ", ".join(others) + "}")
        return f"Namespace({', '.join(named)})"
