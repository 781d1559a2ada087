"""Python expressions over the variables of a stopped program, for the command py-print.

Numbers, texts and bytes become Python's own; containers and objects stay where they are and are read as far as they are asked.
"""

import ast

import gdb

from unic.debug.gdb import values

FUNCTIONS = {"len": len, "min": min, "max": max, "sum": sum, "sorted": sorted, "abs": abs, "list": list, "str": str, "int": int,
             "float": float, "bool": bool, "repr": repr, "hex": hex, "any": any, "all": all, "range": range, "enumerate": enumerate,
             "zip": zip, "tuple": tuple, "set": set, "round": round, "ord": ord, "chr": chr}

# Where the files of the library are.
LIBRARY = ("runtime/", "stdlib/")


class ExpressionError(Exception):
    """The expression has no value; the message says why."""


class UnknownName(ExpressionError):
    """It has a name that no variable has here."""


def variable(name):
    """The value of a variable that the selected frame sees, as gdb has it. Raises KeyError for none of that name."""
    try:
        frame = gdb.selected_frame()
    except gdb.error:
        frame = None
    try:
        symbol = symbol_seen(frame.block() if frame is not None else None, name)
    except RuntimeError:
        symbol = symbol_seen(None, name)
    if symbol is None:
        raise KeyError(name)
    return symbol.value(frame) if symbol.needs_frame else symbol.value()


def symbol_seen(block, name):
    """The variable of that name that code in a block sees, or the only module variable of the program with it; None for none."""
    while block is not None:
        for symbol in block:
            if symbol.name == name and (symbol.is_variable or symbol.is_argument):
                return symbol
        block = block.superblock
    others = [symbol for symbol in gdb.lookup_static_symbols(name) if symbol.is_variable and not symbol.symtab.filename.startswith(LIBRARY)]
    return others[0] if len(others) == 1 else None


def names_for(tree):
    """The variables that an expression reads, by name. Names that mean nothing are left to Python to complain about."""
    found = {"__builtins__": {}, **FUNCTIONS}
    for name in free_names(tree):
        if is_owner_in(tree, name):
            found[name] = Owner(name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            try:
                found[node.id] = native(variable(node.id))
            except KeyError:
                pass
    return found


def symbol_of(owner, name):
    """The variable that a class has, or a module of the program; None for none."""
    found = symbol_seen(None, "%s.%s" % (owner, name))
    if found is not None:
        return found
    paths = (owner + ".py", owner + "/__init__.py")
    return next((symbol for symbol in gdb.lookup_static_symbols(name) if symbol.is_variable
                 and ("/" + symbol.symtab.filename).endswith(tuple("/" + path for path in paths))), None)


def is_owner_in(tree, name):
    """Whether an expression asks a class or module of this name for something that it has."""
    return any(isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name
               and symbol_of(name, node.attr) is not None for node in ast.walk(tree))


class Object:
    """An object of the program. Compares by identity, as it cannot run the methods of its class."""

    def __init__(self, value, names):
        self.__dict__["_value"] = value
        self.__dict__["_names"] = names

    def __repr__(self):
        return values.text_of_object(int(self._value.address))

    def __getattr__(self, name):
        for field in values.all_fields(self._value.type):
            if field.name == name and name != "descriptor":
                return native(values.Writer().at(int(self._value.address) + field.bitpos // 8, field.type))
        raise AttributeError("%s has no attribute '%s' in memory (methods cannot be called)" % (values.short_name(self._names[0]), name))

    def __eq__(self, other):
        return isinstance(other, Object) and self._value.address == other._value.address

    def __hash__(self):
        return hash(int(self._value.address))


class Owner:
    """A class or module of the program, for what is found by its name: members of an enum, attributes of the class, module variables."""

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return "<%s>" % self._name

    def __getattr__(self, name):
        symbol = symbol_of(self._name, name)
        if symbol is None:
            raise AttributeError("%s has no '%s' in the image" % (self._name, name))
        return native(symbol.value())


class Sequence(Object):
    """A list or tuple."""

    def __len__(self):
        return int(self._value["size"]) if "builtins.list" in self._names else int(self._value["items"].dereference()["length"])

    def __iter__(self):
        return (native(item) for item in values.Writer().elements_of(self._value["items"], len(self)))

    def __getitem__(self, index):
        return list(self)[index]


class Members(Object):
    """A set or a deque: what it has, in its order in memory."""

    def __len__(self):
        return len(list(iter(self)))

    def __iter__(self):
        return (native(item) for item in values.Writer().members_of(self._value, self._names))

    def __contains__(self, wanted):
        return any(member == wanted for member in self)

    def __getitem__(self, index):
        return list(self)[index]


class Mapping(Object):
    """A dict."""

    def items(self):
        writer = values.Writer()
        count = int(self._value["filled"])
        parts = [writer.elements_of(self._value[name], count) for name in ("hashes", "keys_", "values_")]
        return [(native(key), native(value)) for hashed, key, value in zip(*parts) if int(hashed) != values.HOLE]

    def keys(self):
        return [key for key, _ in self.items()]

    def values(self):
        return [value for _, value in self.items()]

    def __len__(self):
        return int(self._value["used"])

    def __iter__(self):
        return iter(self.keys())

    def __contains__(self, wanted):
        return wanted in self.keys()

    def __getitem__(self, wanted):
        for key, value in self.items():
            if key == wanted:
                return value
        raise KeyError(wanted)


def native(value):
    """A value of the program for use in an expression. Raises Corrupt, gdb.error."""
    type_ = value.type.strip_typedefs()
    if type_.code == gdb.TYPE_CODE_STRUCT:
        names = [field.name for field in type_.fields()]
        if names == ["present", "value"]:
            return native(value["value"]) if bool(value["present"]) else None
        if (type_.name or "").startswith("tuple["):
            return tuple(native(value[name]) for name in names)
    if type_.code == gdb.TYPE_CODE_PTR:
        return native_object(value)
    if type_.code == gdb.TYPE_CODE_FLT:
        return float(value)
    if type_.code == gdb.TYPE_CODE_BOOL:
        return None if type_.name == "None" else bool(value)
    return int(value)


def native_object(reference):
    if int(reference) == 0:
        return None
    name = values.class_name_of(int(reference))
    if values.struct_named(name) is None:
        return Opaque(reference)
    obj = values.described(reference)
    if name.startswith("box["):
        return native(obj["value"])
    names = list(values.bases_of(obj.type))
    if "builtins.str" in names:
        size = values.Writer().length(obj["length"], values.MOST_TEXT)
        width = values.width_of(obj)
        data = values.read(int(obj.address) + obj.type.sizeof, size * width)
        return data.decode("latin-1" if width == 1 else "utf-32-le", "surrogatepass")
    if "builtins.bytes" in names:
        return values.read(int(obj.address) + obj.type.sizeof, values.Writer().length(obj["length"], values.MOST_TEXT))
    if "builtins.list" in names or "builtins.tuple" in names:
        return Sequence(obj, names)
    if "builtins.bytearray" in names:
        size = values.Writer().length(obj["length"], values.MOST_TEXT)
        return bytearray(values.read(int(obj["data"].dereference()["elements"].address), size))
    if "builtins.range" in names:
        return range(int(obj["start"]), int(obj["stop"]), int(obj["step"]))
    if MEMBERS & set(names):
        return Members(obj, names)
    if "builtins.dict" in names:
        return Mapping(obj, names)
    return Object(obj, names)


# Classes whose objects are Members.
MEMBERS = {"builtins.set", "builtins.frozenset", "collections.deque"}


class Opaque:
    """A function, or another object without fields."""

    def __init__(self, reference):
        self._reference = reference

    def __repr__(self):
        return values.text_of_object(int(self._reference))


def parsed(text):
    """The tree of a Python expression; None for what is none, or means something to gdb: `values@3`."""
    try:
        tree = ast.parse(text.strip(), "expression", "eval")
    except (SyntaxError, ValueError, RecursionError):
        return None
    return None if any(isinstance(node, (ast.MatMult, ast.NamedExpr)) for node in ast.walk(tree)) else tree


def for_gdb(text):
    """A Python expression as one of gdb's."""
    return '$python("%s")' % text.strip().replace("\\", "\\\\").replace('"', '\\"')


def is_path(tree):
    """Whether an expression is but a variable, or attributes of one."""
    node = tree.body
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def free_names(tree):
    """The names that an expression reads and does not bind itself, without those of functions of Python."""
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    bound |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - bound - set(FUNCTIONS)


def value_of(tree):
    """The value of a parsed expression: as gdb has it if it is a variable, else None; and as Python has it. Raises ExpressionError."""
    try:
        if isinstance(tree.body, ast.Name):
            try:
                raw = variable(tree.body.id)
            except KeyError:
                pass
            else:
                return raw, None
        return None, eval(compile(tree, "expression", "eval"), names_for(tree))
    except values.Corrupt as error:
        raise ExpressionError("corrupt: %s" % error) from None
    except NameError as error:
        called = [node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
        hint = " (functions of the program cannot be called)" if set(called) & free_names(tree) else ""
        raise UnknownName("NameError: %s%s" % (error, hint)) from None
    except Exception as error:
        raise ExpressionError("%s: %s" % (type(error).__name__, error)) from None


def gdb_value(result):
    """A value of gdb for a value of Python; None if there is none."""
    if isinstance(result, Object):
        return result._value.address
    if isinstance(result, Opaque):
        return result._reference
    if isinstance(result, (bool, int, float, str)):
        try:
            return gdb.Value(result)
        except (gdb.error, OverflowError):
            return None
    return None


def evaluate(expression):
    """The text of the expression's value. Raises ExpressionError."""
    tree = parsed(expression)
    if tree is None:
        raise ExpressionError("this is no Python expression: %s" % expression)
    raw, result = value_of(tree)
    return values.text_of(raw) if raw is not None else repr(result)
