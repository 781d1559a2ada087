"""What the appliance prints."""

import io
from contextlib import redirect_stdout

from main import main


def test_it_prints_one_line() -> None:
    console = io.StringIO()
    with redirect_stdout(console):
        main()
    assert console.getvalue() == "Hello, world!\n"
