"""The user's settings as variables: of programs that are compiled to show what folding them saves."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis.declarations import GlobalDecl
from unic.analysis.modules import NOT_CONSTANT
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

# Constants of the module image that the user sets, as far as no definition depends on them.
SETTINGS = ("ADDRESS", "GATEWAY", "HOSTNAME", "MEMORY_LIMIT")
CONFIG = "config"


class Settings:
    """Which constants are variables: none where they are folded, else those of config.py and of SETTINGS."""

    def __init__(self, analyzer: "Analyzer", are_folded: bool) -> None:
        self.analyzer = analyzer
        self.are_folded = are_folded
        self.of_image: dict[str, GlobalDecl] = {}

    def image_variable(self, name: str) -> GlobalDecl | None:
        """The variable that a name of the module image is, None for what is a constant all the same."""
        if self.are_folded or name not in SETTINGS:
            return None
        if name not in self.of_image:
            node = _constant(self.analyzer.constants["image", name])
            self.of_image[name] = GlobalDecl(name, self.analyzer.builtins_module(), None, node, node, final=True)
        return self.of_image[name]

    def is_variable(self, decl: GlobalDecl) -> bool:
        return not self.are_folded and decl.final and (decl.module.name == CONFIG or self.of_image.get(decl.name) is decl)

    def take(self, decl: GlobalDecl) -> None:
        """Gives a variable of config.py the value that the user has set, if any."""
        value = self.analyzer.constants.get((decl.module.name, decl.name), NOT_CONSTANT)
        if value is not NOT_CONSTANT:
            decl.value = _constant(value)


def _constant(value: Any) -> ast.Constant:
    """An expression for a value that stands in no source."""
    return ast.Constant(value, None, 1, 0, 1, 0)
