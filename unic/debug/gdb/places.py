"""Where the value of a Python expression is in memory: of variables, attributes and items."""

import ast

import gdb

from unic.debug.gdb import expressions, values


def place_of(node, names):
    """Where the value of an expression is in memory, as a gdb.Value. names: the variables that it reads. Raises ExpressionError."""
    if isinstance(node, ast.Name):
        try:
            return expressions.variable(node.id)
        except KeyError:
            raise expressions.UnknownName("NameError: name '%s' is not defined" % node.id) from None
    if isinstance(node, ast.Attribute):
        if isinstance(node.value, ast.Name) and (owned := expressions.symbol_of(node.value.id, node.attr)) is not None:
            return owned.value()
        found = values.field_named(values.described(place_of(node.value, names)), node.attr)
        if found is not None:
            return found
    elif isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice):
        index = eval(compile(ast.Expression(node.slice), "expression", "eval"), names)
        found = item_of(place_of(node.value, names), index)
        if found is not None:
            return found
    raise expressions.ExpressionError("%s has no place in memory of its own: a variable, an attribute, or an item of a list, tuple, dict or deque has"
                                      % ast.unparse(node))


def item_of(container, index):
    """The item of a container, where it is in memory; None where it is nowhere. Raises IndexError, KeyError, TypeError."""
    type_ = container.type.strip_typedefs()
    if type_.code == gdb.TYPE_CODE_STRUCT:
        return container[[field.name for field in type_.fields()][index]] if (type_.name or "").startswith("tuple[") else None
    obj = values.described(container)
    names = list(values.bases_of(obj.type))
    writer = values.Writer()
    if "builtins.dict" in names:
        parts = [writer.elements_of(obj[name], int(obj["filled"])) for name in ("hashes", "keys_", "values_")]
        for hashed, key, value in zip(*parts):
            if int(hashed) != values.HOLE and expressions.native(key) == index:
                return value
        raise KeyError(index)
    if "builtins.list" in names:
        return list(writer.elements_of(obj["items"], int(obj["size"])))[index]
    if "builtins.tuple" in names:
        return list(writer.elements_of(obj["items"], writer.length(obj["items"].dereference()["length"])))[index]
    if "collections.deque" in names:
        return list(writer.members_of(obj, names))[index]
    return None
