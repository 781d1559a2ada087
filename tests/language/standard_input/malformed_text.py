"""Standard input that is no UTF-8: a UnicodeDecodeError with the place, after which reading goes on; a sequence that the end cuts off."""

import sys


def main() -> None:
    for attempt in range(3):
        try:
            print(attempt, repr(sys.stdin.readline()[-20:]))
        except UnicodeDecodeError as error:
            print(attempt, error, error.start, error.end, error.reason)
    for _ in range(3):
        try:
            print(repr(sys.stdin.read()))
        except UnicodeDecodeError as error:
            print(error)
    input()


main()
