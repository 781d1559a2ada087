"""Values of a stopped program as Python writes them.

What a value is comes from its static type and, for a reference, from the object itself: the first word of every object
points to the descriptor of its class, whose symbol is `descriptor.` and the name of the struct that DWARF describes it by.
Memory is believed nothing: what makes no sense shows as `<what is wrong>`, and never fails.
"""

import re

import gdb

WORD = 8
DESCRIPTOR = "descriptor."
CLOSURE = "$closure"
VALUE = "$value"
# How deep containers and objects are shown, and how many values in all.
MOST_DEPTH = 6
MOST_VALUES = 500
# How deep objects with fields are shown in others: less deep if that would take more than so many characters.
OBJECT_DEPTHS = (2, 1)
SHORT = 300
# What is shown of containers and texts inside of others; the outermost ones go by `set print elements`.
INNER_ITEMS = 8
INNER_TEXT = 60
# Where `set print elements` sets no limit.
UNLIMITED = 1 << 30
MOST_LENGTH = 1 << 47
# The longest text, in characters, that is read as a whole.
MOST_TEXT = 1 << 20
HOLE = -1
UNUSED, DELETED = 0, -1
GENERATOR_STATES = {0: "created", 1: "suspended", 2: "running", 3: "returned", 4: "raised", 5: "closed"}


def width_of(text):
    """Bytes a code point of a str (runtime/builtins/text/storage.py)."""
    return 4 if int(text["state"]) & 1 else 1


class Corrupt(Exception):
    """What is in memory is no such object."""


def text_of(value):
    """`value`, any gdb.Value of a type of the program, as text."""
    for depth in OBJECT_DEPTHS:
        writer = Writer(depth)
        text = writer.value(value)
        if len(text) <= SHORT or not writer.has_objects:
            break
    return text


def text_of_object(address):
    """The object at `address`, 0 for None, as text."""
    return Writer().guarded(lambda writer: writer.any_object(address))


def symbol_at(address):
    """The name of what begins at `address`; None if nothing does."""
    found = gdb.execute("info symbol %#x" % address, to_string=True)
    # (`set trace-commands` has the command itself in front.)
    name, _, rest = found.strip().rpartition("\n")[2].rpartition(" in section ")
    return name if rest and not re.search(r" \+ \d+$", name) else None


_descriptors = {}


def forget_descriptors(*_):
    """Other symbols have been read."""
    _descriptors.clear()


def class_name_of(address):
    """The name of the class of the object at `address`, as in the symbol of its descriptor. Raises Corrupt, gdb.MemoryError."""
    descriptor = read_word(address)
    name = _descriptors.get(descriptor)
    if name is None:
        symbol = symbol_at(descriptor) if 0 < descriptor < 1 << 47 else None
        if symbol is None or not symbol.startswith(DESCRIPTOR):
            raise Corrupt("no object at %#x" % address)
        name = _descriptors[descriptor] = symbol[len(DESCRIPTOR):]
    return name


def read_word(address):
    return int.from_bytes(read(address, WORD), "little")


def read(address, size):
    """Bytes of memory. Raises gdb.MemoryError."""
    return bytes(gdb.selected_inferior().read_memory(address, size))


def short_name(name):
    """The class of a qualified name without module and type arguments."""
    return name.partition("[")[0].partition("#")[0].rpartition(".")[2]


def struct_named(name):
    """The type of that name; None if DWARF has none."""
    try:
        return gdb.lookup_type("struct " + name)
    except gdb.error:
        return None


def bases_of(type_):
    """The names of a struct and of those that it begins with, without type arguments."""
    while type_ is not None:
        yield (type_.name or "").partition("[")[0].partition("#")[0]
        fields = type_.fields()
        type_ = fields[0].type.strip_typedefs() if fields and fields[0].is_base_class else None


def all_fields(type_):
    """The fields of a struct in the order of the source, inherited ones first."""
    found = []
    for field in type_.fields():
        found += all_fields(field.type.strip_typedefs()) if field.is_base_class else [field]
    return found


def field_named(obj, name):
    """A field of an object by its name; None for none."""
    for field in all_fields(obj.type):
        if field.name == name:
            # A base begins where the object does.
            return gdb.Value(int(obj.address) + field.bitpos // 8).cast(field.type.pointer()).dereference()
    return None


def described(reference):
    """The object that a reference refers to, as what it is. Raises Corrupt, gdb.error."""
    address = int(reference)
    type_ = struct_named(class_name_of(address))
    if type_ is None:
        raise Corrupt("no object at %#x" % address)
    return gdb.Value(address).cast(type_.pointer()).dereference()


def function_name(code):
    """The function that a closure's code belongs to."""
    symbol = symbol_at(code) or "?"
    return symbol[: -len(CLOSURE)] if symbol.endswith(CLOSURE) else symbol


class Writer:
    """Writes one value; counts what it has written, and knows what it is inside of."""

    def __init__(self, object_depth=max(OBJECT_DEPTHS)):
        self.object_depth = object_depth
        self.has_objects = False
        self.left = MOST_VALUES
        self.inside = []
        self.objects = 0
        limit = gdb.parameter("print elements")
        self.elements = UNLIMITED if limit is None or int(limit) <= 0 else int(limit)

    def value(self, value):
        self.left -= 1
        return "..." if self.left < 0 else self.guarded(lambda writer: writer.of_type(value))

    def guarded(self, write):
        """What `write` gives, or what is wrong."""
        try:
            return write(self)
        except Corrupt as error:
            return "<%s>" % error
        except gdb.MemoryError as error:
            return "<%s>" % str(error).rstrip(".")
        except gdb.error as error:
            return "<error: %s>" % error

    def of_type(self, value):
        type_ = value.type.strip_typedefs()
        if type_.code == gdb.TYPE_CODE_PTR:
            return self.reference(int(value), type_.target().strip_typedefs())
        if type_.code == gdb.TYPE_CODE_STRUCT:
            return self.struct(value, type_)
        if type_.code == gdb.TYPE_CODE_FLT:
            return repr(float(value))
        if type_.name == "None":
            return "None"
        if type_.code == gdb.TYPE_CODE_BOOL:
            return repr(bool(value))
        return str(int(value))

    def struct(self, value, type_):
        names = [field.name for field in type_.fields()]
        if names == ["present", "value"]:
            return self.value(value["value"]) if bool(value["present"]) else "None"
        if (type_.name or "").startswith("tuple["):
            items = [self.value(value[name]) for name in names]
            return "(%s%s)" % (", ".join(items), "," if len(items) == 1 else "")
        if value.address is None:
            raise Corrupt("%s that is nowhere in memory" % type_.name)
        return self.reference(int(value.address), type_)

    # --- objects ---

    def any_object(self, address):
        return "None" if address == 0 else self.object(address, class_name_of(address))

    def reference(self, address, type_):
        """What the reference to `address`, of static type `type_`, refers to."""
        if address == 0:
            return "None"
        if address in self.inside:
            return "..."
        if len(self.inside) >= MOST_DEPTH:
            return "..."
        self.inside.append(address)
        try:
            if (type_.name or "").startswith("Array["):
                return self.array(self.at(address, type_))
            return self.object(address, class_name_of(address))
        finally:
            self.inside.pop()

    def at(self, address, type_):
        return gdb.Value(address).cast(type_.pointer()).dereference()

    def object(self, address, name):
        if name.startswith("closure[") or name.endswith(VALUE):
            return "<function %s>" % function_name(read_word(address + WORD))
        type_ = struct_named(name)
        if type_ is None:
            return "<%s object at %#x>" % (short_name(name) or name, address)
        obj = self.at(address, type_)
        if name.startswith("box["):
            return self.value(obj["value"])
        for base in bases_of(type_):
            writer = WRITERS.get(base)
            if writer is not None:
                return writer(self, obj, short_name(name), base)
        return self.instance(obj, short_name(name))

    def instance(self, obj, name):
        self.has_objects = True
        if self.objects >= self.object_depth:
            return "%s(...)" % name
        self.objects += 1
        fields = ["%s=%s" % (field.name, self.field(obj, field)) for field in all_fields(obj.type) if field.name != "descriptor"]
        self.objects -= 1
        return "%s(%s)" % (name, ", ".join(fields))

    def field(self, obj, field):
        # A base begins where the object does.
        return self.value(self.at(int(obj.address) + field.bitpos // 8, field.type))

    def length(self, value, room=MOST_LENGTH):
        """A count of things in memory. Raises Corrupt."""
        number = int(value)
        if not 0 <= number <= room:
            raise Corrupt("a length of %d" % number)
        return number

    def elements_of(self, array, count):
        """The first `count` elements of an array, as values. Raises Corrupt if it has not so many."""
        if int(array) == 0:
            raise Corrupt("no array")
        array = array.dereference()
        self.length(count, self.length(array["length"]))
        element = array.type["elements"].type.target()
        start = int(array["elements"].address)
        return (self.at(start + index * element.sizeof, element) for index in range(count))

    def limit(self, inner):
        """How many items or characters are shown of what is being written: `inner` if it is inside of something else."""
        return min(inner, self.elements) if len(self.inside) > 1 else self.elements

    def items(self, values):
        """Values with commas, as many as are shown."""
        shown = []
        most = self.limit(INNER_ITEMS)
        for value in values:
            if len(shown) >= most or self.left <= 0:
                shown.append("...")
                break
            shown.append(self.value(value))
        return ", ".join(shown)

    def array(self, array):
        count = self.length(array["length"])
        return "Array[%s]" % self.items(self.elements_of(array.address, count))

    # --- the classes of the library: object, its class's name, the library's class that it is of ---

    def str(self, obj, name, base):
        length, width = self.length(obj["length"]), width_of(obj)
        shown = min(length, self.limit(INNER_TEXT))
        data = read(int(obj.address) + obj.type.sizeof, shown * width)
        text = data.decode("latin-1") if width == 1 else data.decode("utf-32-le", "surrogatepass")
        return repr(text) + ("..." if shown < length else "")

    def bytes(self, obj, name, base):
        length = self.length(obj["length"])
        shown = min(length, self.limit(INNER_TEXT))
        return repr(read(int(obj.address) + obj.type.sizeof, shown)) + ("..." if shown < length else "")

    def bytearray(self, obj, name, base):
        length = self.length(obj["length"])
        array = obj["data"].dereference()
        self.length(length, self.length(array["length"]))
        shown = min(length, self.limit(INNER_TEXT))
        return "bytearray(%r%s)" % (read(int(array["elements"].address), shown), "..." if shown < length else "")

    def list(self, obj, name, base):
        return self.named("[%s]" % self.items(self.elements_of(obj["items"], int(obj["size"]))), name, base)

    def tuple(self, obj, name, base):
        count = self.length(obj["items"].dereference()["length"])
        text = self.items(self.elements_of(obj["items"], count))
        return self.named("(%s%s)" % (text, "," if count == 1 else ""), name, base)

    def dict(self, obj, name, base):
        count = int(obj["filled"])
        hashes, keys, values = (self.elements_of(obj[name], count) for name in ("hashes", "keys_", "values_"))
        shown = []
        most = self.limit(INNER_ITEMS)
        for hashed, key, value in zip(hashes, keys, values):
            if int(hashed) == HOLE:
                continue
            if len(shown) >= most or self.left <= 0:
                shown.append("...")
                break
            shown.append("%s: %s" % (self.value(key), self.value(value)))
        return self.named("{%s}" % ", ".join(shown), name, base)

    def set(self, obj, name, base):
        text = self.items(self.members_of(obj, (base,)))
        if name == "set":
            return "{%s}" % text if text else "set()"
        return "%s({%s})" % (name, text) if text else "%s()" % name

    def named(self, text, name, base):
        """The text of a container, with its class if that is one of its own."""
        return text if name == short_name(base) else "%s(%s)" % (name, text)

    def range(self, obj, name, base):
        step = int(obj["step"])
        return "range(%d, %d%s)" % (int(obj["start"]), int(obj["stop"]), "" if step == 1 else ", %d" % step)

    def exception(self, obj, name, base):
        if int(obj["args"]) == 0:
            return "%s()" % name
        args = obj["args"].dereference()["items"]
        return "%s(%s)" % (name, self.items(self.elements_of(args, self.length(args.dereference()["length"]))))

    def enum(self, obj, name, base):
        member = self.value(obj["_name_"])
        return "%s.%s" % (name, member.strip("'"))

    def generator(self, obj, name, base):
        state = GENERATOR_STATES.get(int(obj["state"]), "corrupt")
        # At its end a body has nothing left to run.
        code = read_word(int(obj["frame"]))
        body = " " + body_name(function_name(code)) if code else ""
        return "<%s%s, %s>" % (name.lower(), body, state)

    def deque(self, obj, name, base):
        return "%s([%s])" % (name, self.items(self.members_of(obj, (base,))))

    def members_of(self, obj, bases):
        """What a set or a deque has, by the names of the classes that it is of. Raises Corrupt."""
        if "collections.deque" in bases:
            items = obj["_items"].dereference()
            head, count = int(obj["_head"]), int(items["size"])
            return list(self.elements_of(items["items"], count))[self.length(head, count):]
        places = self.elements_of(obj["places"], self.length(obj["mask"]) + 1)
        return (place["item1"] for place in places if int(place["item0"]) not in (UNUSED, DELETED))


RAMP = ".<create>"
RESUME = ".resume"


def body_name(symbol):
    """The name of a coroutine, by the symbol of what runs its body."""
    for end in (RESUME, RAMP):
        if symbol.endswith(end):
            symbol = symbol[: -len(end)]
    return symbol


WRITERS = {
    "builtins.str": Writer.str,
    "builtins.bytes": Writer.bytes,
    "builtins.bytearray": Writer.bytearray,
    "builtins.list": Writer.list,
    "builtins.tuple": Writer.tuple,
    "builtins.dict": Writer.dict,
    "builtins.set": Writer.set,
    "builtins.frozenset": Writer.set,
    "builtins.range": Writer.range,
    "builtins.BaseException": Writer.exception,
    "builtins.Generator": Writer.generator,
    "enum.Enum": Writer.enum,
    "collections.deque": Writer.deque,
}
