"""Types of local variables, narrowing, and the typed form statements take."""
from pathlib import Path

from tests.analysis.programs import analyse, printed


def body(tmp_path: Path, text: str, symbol: str = "__main__.f") -> str:
    return printed(analyse(tmp_path, text), symbol)


def test_arithmetic_and_comparison_become_checked_intrinsics(tmp_path: Path) -> None:
    assert body(tmp_path, """
        def f(a: int, b: int) -> bool:
            return a * 2 + b > 0
        print(f(1, 2))
    """) == "def __main__.f(a: int, b: int) -> bool:\n    return int.gt(int.add(int.mul(a, 2), b), 0)"


def test_a_counting_loop_needs_no_iterator(tmp_path: Path) -> None:
    assert body(tmp_path, """
        def f(n: int) -> int:
            total = 0
            for i in range(n):
                total += i
            return total
        print(f(3))
    """) == ("def __main__.f(n: int) -> int:\n"
             "    total: int = 0\n"
             "    .1: int = n\n"
             "    .i: int = 0\n"
             "    while int.lt(.i, .1):\n"
             "        i: int = .i\n"
             "        total: int = int.add(total, i)\n"
             "    step:\n"
             "        .i: int = unsafe.add_wrapping(.i, 1)\n"
             "    return total")


def test_an_empty_list_takes_its_type_from_use(tmp_path: Path) -> None:
    assert "items: list[str]" in body(tmp_path, """
        def f() -> int:
            items = []
            items.append("a")
            return len(items)
        print(f())
    """)


def test_a_variable_assigned_two_types_is_their_union(tmp_path: Path) -> None:
    assert "value: int | str" in body(tmp_path, """
        def f(flag: bool) -> str:
            if flag:
                value = 1
            else:
                value = "one"
            return str(value)
        print(f(True))
    """)


def test_a_none_test_narrows(tmp_path: Path) -> None:
    assert body(tmp_path, """
        def f(x: int | None) -> int:
            if x is None:
                return 0
            return x + 1
        print(f(1))
    """) == ("def __main__.f(x: int | None) -> int:\n"
             "    if is_none(x):\n"
             "        return 0\n"
             "    return int.add(unwrap<int>(x), 1)")


def test_isinstance_on_a_known_type_leaves_one_branch(tmp_path: Path) -> None:
    assert body(tmp_path, """
        def f(x: int) -> str:
            if isinstance(x, str):
                return x
            return "number"
        print(f(1))
    """) == "def __main__.f(x: int) -> str:\n    return 'number'"


def test_use_before_assignment_is_checked(tmp_path: Path) -> None:
    assert "return x?" in body(tmp_path, """
        def f(flag: bool) -> int:
            if flag:
                x = 1
            return x
        print(f(True))
    """)


def test_captured_variables_are_cells(tmp_path: Path) -> None:
    text = body(tmp_path, """
        from collections.abc import Callable
        def f() -> Callable[[], int]:
            count = 0
            def step() -> int:
                nonlocal count
                count += 1
                return count
            return step
        print(f()())
    """)
    assert "count^: int = 0" in text and "closure __main__.f.<locals>.step" in text
