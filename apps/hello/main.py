"""The smallest appliance: one line on the console, then exit."""


def main() -> None:
    print("Hello, world!")


if __name__ == "__main__":
    main()
