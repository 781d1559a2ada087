"""Members of an IntEnum count as their value in conditions"""
from enum import IntEnum


class C(IntEnum):
    ID = 0
    NAME = 1


print(bool(C.ID), bool(C.NAME), "nonzero" if C.ID else "zero")
