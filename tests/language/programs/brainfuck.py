"""An interpreter with a jump table and a bytearray for memory."""


def jumps(program: str) -> dict[int, int]:
    table: dict[int, int] = {}
    stack: list[int] = []
    for position, symbol in enumerate(program):
        if symbol == "[":
            stack.append(position)
        elif symbol == "]":
            start = stack.pop()
            table[start] = position
            table[position] = start
    return table


def run(program: str) -> str:
    table = jumps(program)
    memory = bytearray(100)
    pointer = position = 0
    output: list[str] = []
    while position < len(program):
        match program[position]:
            case ">":
                pointer += 1
            case "<":
                pointer -= 1
            case "+":
                memory[pointer] = (memory[pointer] + 1) % 256
            case "-":
                memory[pointer] = (memory[pointer] - 1) % 256
            case ".":
                output.append(chr(memory[pointer]))
            case "[" if memory[pointer] == 0:
                position = table[position]
            case "]" if memory[pointer] != 0:
                position = table[position]
        position += 1
    return "".join(output)


print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."))
