import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from typed_programs import Runtime, run  # noqa: E402


@pytest.fixture
def runtime() -> Runtime:
    return Runtime()


@pytest.fixture(params=[0, 2], ids=["O0", "O2"])
def result_of(request, runtime, tmp_path):
    """Compiles and runs main with the other functions, at both optimisation levels."""
    def result_of(main, *functions, classes=()):
        return run(runtime.program(main, list(functions), list(classes)), tmp_path, request.param)
    return result_of
