"""Constant expressions: configuration is folded before a branch is looked into."""
from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

from unic.analysis import types as ty
from unic.analysis.annotations import Special
from unic.analysis.declarations import GlobalDecl, ImportedModule, ModuleDecl
from unic.analysis.function_values import docstring
from unic.analysis.modules import NOT_CONSTANT

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

_BINARY = {"Add": operator.add, "Sub": operator.sub, "Mult": operator.mul, "FloorDiv": operator.floordiv, "Mod": operator.mod,
           "LShift": operator.lshift, "RShift": operator.rshift, "BitOr": operator.or_, "BitAnd": operator.and_,
           "BitXor": operator.xor, "Pow": operator.pow}
_COMPARE = {"Eq": operator.eq, "NotEq": operator.ne, "Lt": operator.lt, "LtE": operator.le, "Gt": operator.gt, "GtE": operator.ge,
            "Is": operator.is_, "IsNot": operator.is_not, "In": lambda a, b: a in b, "NotIn": lambda a, b: a not in b}
_SCALARS = (bool, int, float, str, bytes, type(None))
_LARGEST = 1 << 128


class MachineConstant(int):
    """A constant of machine integer type `type`."""

    type: ty.MachineInt

    def __new__(cls, value: int, type_: ty.MachineInt) -> "MachineConstant":
        value &= (1 << type_.bits) - 1
        if type_.signed and value >> (type_.bits - 1):
            value -= 1 << type_.bits
        made = super().__new__(cls, value)
        made.type = type_
        return made


class Folder:
    """Evaluates constant expressions of one program; NOT_CONSTANT where there is none."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer
        self.active: set[GlobalDecl] = set()
        # What decides about imports and definitions is folded in any case.
        self.is_structural = False
        # The value of TYPE_CHECKING.
        self.is_checker = False
        # What of the configuration has been read, while that is asked for.
        self._settings: dict[str, Any] | None = None

    def settings_of(self, node: Any, module: ModuleDecl, hidden: Any = frozenset()) -> dict[str, Any]:
        """The configuration's constants that the value of a constant expression depends on, by name."""
        self._settings = {}
        self.fold(node, module, hidden)
        read, self._settings = self._settings, None
        return read

    def _note_setting(self, module: str, name: str, value: Any) -> None:
        if self._settings is not None:
            self._settings[f"{module}.{name}"] = value

    def fold(self, node: Any, module: ModuleDecl, hidden: frozenset[str] | set[str] = frozenset()) -> Any:
        """The value of `node` in `module`; names in `hidden` are local variables and so not constant."""
        kind = type(node).__name__
        if kind == "Constant":
            return node.value if isinstance(node.value, _SCALARS) else NOT_CONSTANT
        if kind == "Name":
            if node.id in hidden:
                return NOT_CONSTANT
            if node.id == "__debug__":
                return True
            return self.name(node.id, module)
        if kind == "Attribute":
            return self.attribute(node, module, hidden)
        if kind == "UnaryOp":
            return self.unary(node, module, hidden)
        if kind == "BinOp":
            return self.binary(node, module, hidden)
        if kind == "BoolOp":
            return self.bool_op(node, module, hidden)
        if kind == "Compare":
            return self.compare(node, module, hidden)
        if kind == "Call":
            return self.call(node, module, hidden)
        if kind == "Tuple":
            items = [self.fold(e, module, hidden) for e in node.elts]
            return NOT_CONSTANT if any(i is NOT_CONSTANT for i in items) else tuple(items)
        return NOT_CONSTANT

    def fold_structure(self, node: Any, module: ModuleDecl) -> Any:
        """The same for a condition of a module's or a class's body."""
        self.is_structural, saved = True, self.is_structural
        try:
            return self.fold(node, module)
        finally:
            self.is_structural = saved

    def fold_for_checkers(self, node: Any, module: ModuleDecl) -> Any:
        """The same as a type checker sees it."""
        self.is_checker, saved = True, self.is_checker
        try:
            return self.fold_structure(node, module)
        finally:
            self.is_checker = saved

    def call(self, node: Any, module: ModuleDecl, hidden: Any) -> Any:
        """`u32(5)`; nothing else is evaluated."""
        if len(node.args) != 1 or node.keywords or type(node.func).__name__ not in ("Name", "Attribute"):
            return NOT_CONSTANT
        if type(node.func).__name__ == "Name" and node.func.id in hidden:
            return NOT_CONSTANT
        type_ = self.analyzer.lookup_path(node.func, module)
        if not isinstance(type_, ty.MachineInt):
            return NOT_CONSTANT
        value = self.fold(node.args[0], module, hidden)
        return MachineConstant(value, type_) if isinstance(value, int) else NOT_CONSTANT

    def name(self, name: str, module: ModuleDecl) -> Any:
        if name == "__name__" and "__name__" not in module.symbols:
            return module.name
        if name == "__doc__" and "__doc__" not in module.symbols and module.is_app:
            return docstring(module.node)
        symbol = module.symbols.get(name)
        if symbol is None:
            return NOT_CONSTANT
        return self.symbol(self.analyzer.follow(symbol))

    def symbol(self, symbol: Any) -> Any:
        if isinstance(symbol, Special):
            if symbol.module == "image":
                setting = self.analyzer.constants.get(("image", symbol.name), NOT_CONSTANT)
                self._note_setting("image", symbol.name, setting)
                return setting
            if symbol.name == "TYPE_CHECKING":
                return self.is_checker
            return NOT_CONSTANT
        if isinstance(symbol, GlobalDecl):
            return self.global_value(symbol)
        return NOT_CONSTANT

    def global_value(self, symbol: GlobalDecl) -> Any:
        if self.analyzer.settings.is_variable(symbol) and not self.is_structural:
            return NOT_CONSTANT
        override = self.analyzer.constants.get((symbol.module.name, symbol.name), NOT_CONSTANT)
        if override is not NOT_CONSTANT:
            self._note_setting(symbol.module.name, symbol.name, override)
            return override
        if not symbol.final or symbol.value is None or symbol in self.active:
            return NOT_CONSTANT
        self.active.add(symbol)
        try:
            value = self.fold(symbol.value, symbol.module)
        finally:
            self.active.discard(symbol)
        if symbol.module.name == "config" and symbol.module.is_app:
            self._note_setting("config", symbol.name, value)
        return value if isinstance(value, _SCALARS) else NOT_CONSTANT

    def attribute(self, node: Any, module: ModuleDecl, hidden: Any) -> Any:
        root = node
        while type(root).__name__ == "Attribute":
            root = root.value
        if type(root).__name__ != "Name" or root.id in hidden or root.id not in module.symbols:
            return NOT_CONSTANT
        base = self.analyzer.lookup_path(node.value, module)
        if isinstance(base, ImportedModule):
            return self.symbol(self.analyzer.module_attribute(base.name, node.attr))
        if isinstance(base, GlobalDecl) and base.module.name == "sys" and base.name == "implementation" and node.attr == "name":
            return "unic"
        return NOT_CONSTANT

    def unary(self, node: Any, module: ModuleDecl, hidden: Any) -> Any:
        value = self.fold(node.operand, module, hidden)
        if value is NOT_CONSTANT:
            return value
        op = type(node.op).__name__
        if op == "Not":
            return not value
        if not isinstance(value, (int, float)):
            return NOT_CONSTANT
        if isinstance(value, MachineConstant):
            return MachineConstant({"USub": -value, "UAdd": +value, "Invert": ~value}[op], value.type)
        if op == "USub":
            return -value
        if op == "UAdd":
            return +value
        return ~value if isinstance(value, int) else NOT_CONSTANT

    def binary(self, node: Any, module: ModuleDecl, hidden: Any) -> Any:
        left = self.fold(node.left, module, hidden)
        if left is NOT_CONSTANT or isinstance(left, tuple):
            return NOT_CONSTANT
        right = self.fold(node.right, module, hidden)
        if right is NOT_CONSTANT or isinstance(right, tuple):
            return NOT_CONSTANT
        name = type(node.op).__name__
        if name not in _BINARY or isinstance(left, (str, bytes)) and name != "Add":
            return NOT_CONSTANT
        if name in ("LShift", "Pow") and isinstance(right, int) and abs(right) > 128:
            return NOT_CONSTANT
        try:
            value = _BINARY[name](left, right)
        except (ArithmeticError, TypeError, ValueError):
            return NOT_CONSTANT
        machine = left.type if isinstance(left, MachineConstant) else right.type if isinstance(right, MachineConstant) and name not in ("LShift", "RShift") else None
        if machine is not None and isinstance(value, int):
            if isinstance(right, MachineConstant) and right.type is not machine and name not in ("LShift", "RShift"):
                return NOT_CONSTANT
            return MachineConstant(value, machine)
        if isinstance(value, int) and abs(value) > _LARGEST or isinstance(value, complex):
            return NOT_CONSTANT
        return value

    def bool_op(self, node: Any, module: ModuleDecl, hidden: Any) -> Any:
        is_and = type(node.op).__name__ == "And"
        result: Any = is_and
        for operand in node.values:
            value = self.fold(operand, module, hidden)
            if value is NOT_CONSTANT:
                return value
            result = value
            if bool(value) != is_and:
                return value
        return result

    def operand(self, node: Any, module: ModuleDecl, hidden: Any) -> Any:
        """An operand of a comparison: sys.version_info counts as a constant there."""
        if "version_info" in (getattr(node, "attr", ""), getattr(node, "id", "")) and getattr(node, "id", "") not in hidden:
            symbol = self.analyzer.lookup_path(node, module)
            if isinstance(symbol, GlobalDecl) and symbol.module.name == "sys":
                return tuple(self.fold(part, symbol.module) for part in symbol.value.args)
        return self.fold(node, module, hidden)

    def compare(self, node: Any, module: ModuleDecl, hidden: Any) -> Any:
        left = self.operand(node.left, module, hidden)
        if left is NOT_CONSTANT:
            return left
        for op, comparator in zip(node.ops, node.comparators):
            right = self.operand(comparator, module, hidden)
            if right is NOT_CONSTANT:
                return right
            try:
                if not _COMPARE[type(op).__name__](left, right):
                    return False
            except TypeError:
                return NOT_CONSTANT
            left = right
        return True
