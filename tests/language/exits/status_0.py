"""sys.exit without a status."""

import sys


def main() -> None:
    print("bye")
    sys.exit()


main()
print("never")
