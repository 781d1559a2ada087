"""None replaced by a default: what is then known."""
from typing import Optional
def f(seen: set[int] | None = None, items: Optional[list[str]] = None) -> int:
    seen = seen if seen is not None else set()
    seen.add(3)
    items = items or []
    items.append("x")
    return len(seen) + len(items)
print(f(), f({1, 2}, ["a"]))
d: dict[str, dict[str, int]] = {"a": {"x": 1}}
print(list(d.get("a", {})), list(d.get("b", {})), d.get("b", {}).get("q", 7), len(d.pop("zz", {})))
e: dict[str, list[int]] = {"a": [1]}
for k in "ab":
    for v in e.get(k, []):
        print(k, v)
print(sum(e.get("z", [])), e.get("z", [5])[0], sorted(e.get("a", [])) + [0])
def g(x: int | None, y: str | None) -> str:
    z = x if x is not None else 5
    w = y if y else "none"
    return f"{z + 1} {w.upper()}"
print(g(None, None), g(3, "a"))
def depth(n: int, acc: Optional[list[int]] = None) -> list[int]:
    acc = [] if acc is None else acc
    if n == 0:
        return acc
    acc.append(n)
    return depth(n - 1, acc)
print(depth(3))
