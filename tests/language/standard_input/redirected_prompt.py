"""The prompt of input() goes where standard output goes."""

import contextlib
import io


def main() -> None:
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        first = input("first: ")
        print("between")
        second = input("second: ")
    print(repr(shown.getvalue()), first, second)
    print("before ", end="")
    print(input("third: "))


main()
