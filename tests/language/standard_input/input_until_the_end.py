"""input() with and without a prompt, its EOFError at the end, and numbers in lines."""


def ask(question: str) -> str | None:
    try:
        return input(question)
    except EOFError as error:
        print(f"<{error}>")
        return None


def main() -> None:
    name = input("What is your name? ")
    print(f"Hello, {name}!", len(name))
    count = int(input())
    total = 0
    for index in range(count):
        a, b = map(int, input(f"{index}: ").split())
        print(a * b)
        total += a * b
    print("total", total)
    try:
        print(float(input("a number: ")))
    except ValueError as error:
        print(error)
    print(repr(input()), repr(input("")), repr(input("tab\tü: ")))
    print(input(17), input(None), input(["a", 1]), input(b"x"))
    commands: list[str] = []
    for command in iter(input, "quit"):
        commands.append(command.upper())
    print(commands)
    while True:
        answer = ask("> ")
        if answer is None:
            break
        print(repr(answer))
    print(ask("again? "))
    input("never: ")


main()
