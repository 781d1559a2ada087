"""Operators by the names that syntax trees have for them, and their methods (Python's data model, "Emulating numeric types")."""
from __future__ import annotations

METHODS = {"Add": "add", "Sub": "sub", "Mult": "mul", "Div": "truediv", "FloorDiv": "floordiv", "Mod": "mod", "Pow": "pow",
           "LShift": "lshift", "RShift": "rshift", "BitOr": "or", "BitXor": "xor", "BitAnd": "and", "MatMult": "matmul"}
SYMBOLS = {"Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**", "LShift": "<<",
           "RShift": ">>", "BitOr": "|", "BitXor": "^", "BitAnd": "&", "MatMult": "@"}
COMPARE = {"Eq": "eq", "NotEq": "ne", "Lt": "lt", "LtE": "le", "Gt": "gt", "GtE": "ge"}
RELATIONS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
REFLECTED = {"lt": "gt", "gt": "lt", "le": "ge", "ge": "le", "eq": "eq", "ne": "ne"}


def reflected_method(method: str) -> str | None:
    """The method that the other operand is asked for when `method` declines; None for equality and what is no operator."""
    name = method.strip("_")
    if name in REFLECTED:
        return None if REFLECTED[name] == name else f"__{REFLECTED[name]}__"
    if name in METHODS.values():
        return f"__r{name}__"
    return f"__{name[1:]}__" if name[1:] in METHODS.values() else None
