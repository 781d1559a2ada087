"""docs/architecture.md: each package imports only what its table of layers has below it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "architecture.md"


def layers() -> list[list[str]]:
    """The packages and modules of the page's list, top first."""
    text = PAGE.read_text()
    section = text[text.index("## Layers"):].split("\n## ")[0]
    return [re.findall(r"`([\w.]+)`", line) for line in section.splitlines() if line.startswith("- ")]


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """All modules of unic that a module imports, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module, node.lineno
            if node.module == "unic":
                yield from ((f"unic.{alias.name}", node.lineno) for alias in node.names)


def unit_of(module: str, units: set[str]) -> str | None:
    """The longest of `units` that is `module` or a package above it."""
    parts = module.split(".")[1:]
    return next((name for end in range(len(parts), 0, -1) if (name := ".".join(parts[:end])) in units), None)


def violations(root: Path, order: list[list[str]]) -> list[str]:
    """Imports of modules below `root`/unic that go up, or aside within a layer."""
    rank = {name: number for number, line in enumerate(order) for name in line}
    found = []
    for path in sorted((root / "unic").rglob("*.py")):
        module = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        if module in ("unic", "unic.__main__"):
            continue
        own = unit_of(module, set(rank))
        where = path.relative_to(root)
        if own is None:
            found.append(f"{where}: has no layer")
            continue
        for name, line in imported(ast.parse(path.read_text())):
            other = unit_of(name, set(rank)) if name.startswith("unic.") else None
            if other is not None and other != own and rank[other] <= rank[own]:
                found.append(f"{where}:{line}: {own} imports {other}")
    return found


def test_packages_import_downward_only() -> None:
    assert violations(ROOT, layers()) == []


def test_every_layer_of_the_page_exists() -> None:
    for name in (name for line in layers() for name in line):
        path = ROOT / "unic" / name.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").is_file(), name


@pytest.mark.parametrize("line, expected", [
    ("from unic.cli import main\n", ["unic/link/a.py:1: link imports cli"]),
    ("def f():\n    import unic.cli.main\n", ["unic/link/a.py:2: link imports cli"]),
    ("from unic import cli\n", ["unic/link/a.py:1: link imports cli"]),
    ("from unic.ir import ir\n", []),
])  # fmt: skip
def test_an_import_that_goes_up_is_found(tmp_path: Path, line: str, expected: list[str]) -> None:
    for name in ("cli", "link", "ir"):
        (tmp_path / "unic" / name).mkdir(parents=True)
    (tmp_path / "unic" / "link" / "a.py").write_text(line)
    assert violations(tmp_path, [["cli"], ["link"], ["ir"]]) == expected


# The library OS: what is common to all platforms knows them by runtime/platform.py alone.
PLATFORMS = ("qemu", "xen", "jail")


@pytest.mark.parametrize("platform", PLATFORMS)
def test_no_platform_imports_another(platform: str) -> None:
    others = [f"runtime.{name}" for name in PLATFORMS if name != platform]
    for path in (ROOT / "runtime" / platform).rglob("*.py"):
        for name in re.findall(r"^\s*(?:from|import) ([\w.]+)", path.read_text(), re.MULTILINE):
            assert not any(name == other or name.startswith(other + ".") for other in others), f"{path}: {name}"
