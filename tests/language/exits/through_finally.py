"""SystemExit passes except Exception and runs finally."""

import sys


def main() -> None:
    try:
        try:
            sys.exit(7)
        except Exception:
            print("not an Exception")
        finally:
            print("finally")
    except SystemExit as stop:
        print("caught", stop.code)
        raise


main()
