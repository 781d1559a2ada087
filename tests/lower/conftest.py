import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "codegen"))

from typed_programs import Runtime, lowered  # noqa: E402

from unic.ir.print import print_function  # noqa: E402


@pytest.fixture
def runtime() -> Runtime:
    return Runtime()


@pytest.fixture
def printed(runtime):
    """The IR of the first of some functions, after the passes, without empty lines."""
    def printed(function, *functions, classes=()):
        module = lowered(runtime.program(function, list(functions), list(classes)))
        return print_function(module.functions[0]).rstrip("\n")
    return printed
