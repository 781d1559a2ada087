"""Memory layout: offsets, pointer maps, class ids, descriptors."""
from typed_programs import class_, const, function, lowered, new, op, ret

from unic.analysis import typed
from unic.analysis import types as t
from unic.ir.print import print_data
from unic.lower.layout import ClassIds, Layout


def test_fields_have_natural_alignment_behind_the_header():
    cls = class_("C", None, flag=t.BOOL, number=t.INT, small=t.U16, pair=t.tuple_of(t.BOOL, t.U32), last=t.U8)
    offsets, size = Layout().class_layout(cls)
    assert ([offsets[field.index] for field in cls.fields], size) == ([8, 16, 24, 28, 36], 40)


def test_pointers_inside_values_are_found():
    cls = class_("C", None, number=t.INT)
    inner = t.tuple_of(t.INT, cls)
    holder = class_("Holder", None, a=cls, b=t.tuple_of(t.U8, inner), c=t.optional(inner), d=t.FRAME)
    assert Layout().class_pointers(holder) == [8, 32, 56, 64]


def test_array_elements_and_cells_of_a_class_are_pointers(runtime):
    cls = class_("C", None, a=t.INT, b=t.INT, c=t.INT)
    assert (Layout().size_of(cls), Layout().stored_size(cls)) == (32, 8)
    array = op("unsafe.new_array", const(3), type=t.array_of(cls), types=(cls,))
    assert any(item.startswith("const descriptor.Array[8, 0x1] =") for item in data_of(runtime, array, cls))


def test_subclasses_are_one_range_of_ids():
    a = class_("A")
    b, c = class_("B", a), class_("C", a)
    d, other = class_("D", b), class_("Other")
    ids = ClassIds([a, other, b, c, d])
    assert [ids.class_range(cls) for cls in (a, b, d, c, other)] == [(1, 5), (2, 4), (3, 4), (4, 5), (5, 6)]
    assert [ids.extra("box[int]"), ids.extra("cell"), ids.extra("box[int]")] == [6, 7, 6]


def test_class_without_the_program_has_no_ids():
    assert ClassIds([]).class_range(class_("A")) is None


def data_of(runtime, value, *classes):
    main = function("main", [], t.INT, [typed.Eval(None, value), ret(const(0))])
    return [print_data(data) for data in lowered(runtime.program(main, [], list(classes))).data]


def test_descriptors(runtime):
    pair = class_("Pair", None, left=runtime.str_type, right=t.INT)
    wide = class_("Wide", None, **{f"f{i}": runtime.str_type for i in range(64)})
    first = data_of(runtime, new(pair), pair)
    assert "const descriptor.main.Pair = i32 6, i32 24, i64 2, i32 ptrtoint (ptr @literal.0 to i32)" in first
    assert "const descriptor.main.Wide = i32 6, i32 520, i64 4611686018427387904, i32 ptrtoint (ptr @literal.0 to i32)" in data_of(runtime, new(wide), wide)


def test_string_constants(runtime):
    assert "const literal.0 = ptr @descriptor.str, i32 2, i32 0, [2 x i8] c\"h\\E9\"" in data_of(
        runtime, const("hé", runtime.str_type))
    assert "const literal.0 = ptr @descriptor.str, i32 1, i32 1, [4 x i8] c\"\\AC \\00\\00\"" in data_of(
        runtime, const("€", runtime.str_type))


def test_box_of_a_constant_is_data(runtime):
    boxed = typed.Convert(t.union_of(t.INT, t.BOOL), None, "box", const(5))
    assert "const box.0 = ptr @\"descriptor.box[int]\", i64 5" in data_of(runtime, boxed)
