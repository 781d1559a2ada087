"""Indented and boxed output: a tree with branches, a bar chart, and a ruler."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Node:
    name: str
    size: int = 0
    children: list[Node] = field(default_factory=list)

    def total(self) -> int:
        return self.size + sum(child.total() for child in self.children)


def human(size: float) -> str:
    for unit in ("B", "KiB", "MiB", "GiB"):
        if abs(size) < 1024 or unit == "GiB":
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1024
    raise AssertionError("unreachable")


def draw(node: Node, prefix: str = "", last: bool = True) -> list[str]:
    own = prefix + ("└── " if last else "├── ") + node.name
    lines = [f"{own:<34}{human(float(node.total())):>12}"]
    for i, child in enumerate(node.children):
        lines += draw(child, prefix + ("    " if last else "│   "), i == len(node.children) - 1)
    return lines


tree = Node("project", 0, [
    Node("src", 4096, [Node("main.py", 1500), Node("util.py", 80_000), Node("deep", 0, [Node("x.bin", 5_000_000)])]),
    Node("docs", 0, [Node("readme.md", 1023), Node("empty")]),
    Node("movie.mkv", 3 * 2**30),
])
print("\n".join(draw(tree)))
data = {"apples": 17, "pears": 4, "cherries": 31, "none": 0}
top = max(data.values())
for label, value in data.items():
    print(f"{label:>{max(map(len, data))}} │{'█' * (value * 20 // top):<20}│ {value:>3} {value / sum(data.values()):>6.1%}")
print("".join(f"{n:<10}" for n in range(0, 50, 10)).rstrip())
print("".join("|" if n % 10 == 0 else "+" if n % 5 == 0 else "." for n in range(41)))
text = ["short", "a longer line", ""]
width = max(map(len, text))
print("╔" + "═" * (width + 2) + "╗", *(f"║ {line.center(width)} ║" for line in text), "╚" + "═" * (width + 2) + "╝", sep="\n")
print([human(n) for n in (0.0, 1023.0, 1024.0, -2048.0, 1e12)])
