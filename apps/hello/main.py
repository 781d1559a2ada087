"""The smallest appliance: one line on the console, then exit."""


def main() -> None:
    print("Hello, world!")


main()
