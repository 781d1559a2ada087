"""`enum`: the base class; the compiler makes the members and their `name` and `value`."""


class Enum:
    """A class whose attributes are its only instances."""
