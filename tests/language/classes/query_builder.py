"""A fluent builder: methods that return self, checked at the end."""
from __future__ import annotations
from typing import Union

Value = Union[int, str, bool, None]


class QueryError(Exception):
    pass


def quoted(value: Value) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace("'", "''") + "'"


class Query:
    def __init__(self, table: str) -> None:
        self._table = table
        self._columns: list[str] = []
        self._where: list[str] = []
        self._order: list[str] = []
        self._limit: int | None = None

    def select(self, *columns: str) -> Query:
        self._columns.extend(columns)
        return self

    def where(self, column: str, operator: str, value: Value) -> Query:
        if operator not in {"=", "<", ">", "<=", ">=", "<>"}:
            raise QueryError(f"operator {operator!r}")
        if value is None:
            self._where.append(f"{column} IS {'NOT ' if operator == '<>' else ''}NULL")
        else:
            self._where.append(f"{column} {operator} {quoted(value)}")
        return self

    def order_by(self, column: str, *, descending: bool = False) -> Query:
        self._order.append(f"{column} DESC" if descending else column)
        return self

    def limit(self, n: int) -> Query:
        self._limit = n
        return self

    def __str__(self) -> str:
        if self._limit is not None and not self._order:
            raise QueryError("LIMIT without ORDER BY")
        parts = [f"SELECT {', '.join(self._columns) or '*'} FROM {self._table}"]
        if self._where:
            parts.append("WHERE " + " AND ".join(self._where))
        if self._order:
            parts.append("ORDER BY " + ", ".join(self._order))
        if self._limit is not None:
            parts.append(f"LIMIT {self._limit}")
        return " ".join(parts)


print(Query("users"))
print(Query("users").select("name", "age").where("age", ">=", 18).where("city", "=", "O'Hare").order_by("age", descending=True).order_by("name").limit(5))
print(Query("t").where("a", "<>", None).where("b", "=", None).where("c", "=", True).where("d", "<", -3))
base = Query("logs").select("id")
print(base.where("level", "=", "error") is base, base)
for query, operator in ((Query("t").limit(3), "="), (Query("t"), "LIKE")):
    try:
        print(query.where("x", operator, "%"))
    except QueryError as error:
        print("QueryError:", error)
