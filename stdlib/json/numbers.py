"""Floats as JSON writes them, NaN and the infinities by JavaScript's names."""


def float_text(value: float, allow_nan: bool, telling: bool) -> str:
    """`telling`: the message for a NaN that is not allowed shows the value (CPython's does when it indents)."""
    if value - value == 0.0:
        return repr(value)
    if not allow_nan:
        detail = f": {value!r}" if telling else ""
        raise ValueError(f"Out of range float values are not JSON compliant{detail}")
    if value != value:
        return "NaN"
    return "Infinity" if value > 0.0 else "-Infinity"
