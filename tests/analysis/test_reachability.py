"""Only what `main` reaches under its configuration is in the program."""
from pathlib import Path

import pytest

from tests.analysis.programs import analyse, printed, symbols
from unic.diagnostics import CompileError


def test_functions_nothing_calls_are_left_out(tmp_path: Path) -> None:
    program = analyse(tmp_path, """
        def used() -> int:
            return 1
        def unused() -> int:
            return 2
        print(used())
    """)
    assert "__main__.used" in symbols(program, "__main__.")
    assert "__main__.unused" not in symbols(program, "__main__.")


def test_configuration_is_folded_before_a_branch_is_looked_into(tmp_path: Path) -> None:
    config = "FAST: Final = True\n"
    text = """
        import config
        def quick() -> str:
            return "quick"
        def slow() -> str:
            return "slow"
        if config.FAST:
            print(quick())
        else:
            print(slow())
    """
    module = "from typing import Final\n" + config
    program = analyse(tmp_path, text, config=module)
    assert "__main__.quick" in symbols(program, "__main__.") and "__main__.slow" not in symbols(program, "__main__.")
    program = analyse(tmp_path, text, constants={("config", "FAST"): False}, config=module)
    assert "__main__.slow" in symbols(program, "__main__.") and "__main__.quick" not in symbols(program, "__main__.")


def test_a_module_only_a_dropped_branch_imports_is_not_read(tmp_path: Path) -> None:
    analyse(tmp_path, """
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            import no_such_module
        print("ok")
    """)


def test_the_body_of_a_module_that_only_unreached_functions_import_is_left_out(tmp_path: Path) -> None:
    text = """
        import config
        def count() -> int:
            from counting import counter
            return counter.value
        print(count() if config.COUNT else 0)
    """
    modules = {
        "config": "from typing import Final\nCOUNT: Final = False\n",
        "counting": "from opening import opened\nclass Counter:\n    def __init__(self) -> None:\n        self.value = opened()\ncounter = Counter()\nprint('counting')\n",
        "opening": "def opened() -> int:\n    return 5\n",
    }
    for counts in (True, False):
        program = analyse(tmp_path, text, constants={("config", "COUNT"): counts}, **modules)
        assert ("opening.opened" in symbols(program, "opening.")) == counts
        assert ("counting.Counter.__init__" in symbols(program, "counting.")) == counts


def test_mistakes_in_the_body_of_such_a_module_are_told(tmp_path: Path) -> None:
    with pytest.raises(CompileError, match="unsupported operand types"):
        analyse(tmp_path, "def unused() -> None:\n    import other\nprint(1)\n", other="print(1)\nprint(1 + 'a')\n")


def test_a_variable_nothing_reads_goes_with_its_initialiser(tmp_path: Path) -> None:
    program = analyse(tmp_path, """
        TABLE = [1, 2, 3]
        COUNT = 5
        print(COUNT)
    """)
    names = [g.symbol for g in program.globals]
    assert "__main__.COUNT" in names and "__main__.TABLE" not in names


def test_methods_of_classes_never_instantiated_are_left_out(tmp_path: Path) -> None:
    program = analyse(tmp_path, """
        class Shape:
            def area(self) -> int:
                return 0
        class Square(Shape):
            def area(self) -> int:
                return 4
        class Circle(Shape):
            def area(self) -> int:
                return 3
        def show(shape: Shape) -> None:
            print(shape.area())
        show(Square())
    """)
    assert symbols(program, "__main__.Square") == ["__main__.Square.area"]
    assert symbols(program, "__main__.Circle") == []


def test_a_call_with_one_possible_target_is_direct(tmp_path: Path) -> None:
    program = analyse(tmp_path, """
        class Shape:
            def area(self) -> int:
                return 0
        class Square(Shape):
            def area(self) -> int:
                return 4
        def show(shape: Shape) -> int:
            return shape.area()
        print(show(Square()))
    """)
    assert "return __main__.Square.area(shape)" in printed(program, "__main__.show")
    assert symbols(program, "dispatch.Shape.area") == []


def test_several_targets_make_one_switch(tmp_path: Path) -> None:
    program = analyse(tmp_path, """
        class Shape:
            def area(self) -> int:
                return 0
        class Square(Shape):
            def area(self) -> int:
                return 4
        def show(shape: Shape) -> int:
            return shape.area()
        print(show(Square()), show(Shape()))
    """)
    assert printed(program, "dispatch.Shape.area") == (
        "def dispatch.Shape.area(self: Shape) -> int:\n"
        "    switch class of self:\n"
        "      case Shape:\n"
        "        return __main__.Shape.area(self)\n"
        "      case Square:\n"
        "        return __main__.Square.area(cast<Square>(self))")


def test_generic_functions_are_made_once_per_type(tmp_path: Path) -> None:
    program = analyse(tmp_path, """
        from typing import TypeVar
        T = TypeVar("T")
        def first(items: list[T]) -> T:
            return items[0]
        print(first([1]), first([2]), first(["a"]))
    """)
    assert symbols(program, "__main__.first") == ["__main__.first[int]", "__main__.first[str]"]
