"""Inner functions that use annotated variables declared below them"""


def permutations(numbers: list[int]) -> list[list[int]]:
    def extend(start: int) -> None:
        if start == len(numbers) - 1:
            found.append(numbers[:])
        for i in range(start, len(numbers)):
            numbers[start], numbers[i] = numbers[i], numbers[start]
            extend(start + 1)
            numbers[start], numbers[i] = numbers[i], numbers[start]

    found: list[list[int]] = []
    extend(0)
    return found


def matches(pattern: str, text: str) -> bool:
    def match(at: int, begin: int) -> bool:
        if at == len(pattern) or begin == len(text):
            return at == len(pattern) and begin == len(text)
        if pattern[at] in words:
            word = words[pattern[at]]
            return text.startswith(word, begin) and match(at + 1, begin + len(word))
        for end in range(begin + 1, len(text) + 1):
            words[pattern[at]] = text[begin:end]
            if match(at + 1, end):
                return True
            del words[pattern[at]]
        return False

    words: dict[str, str] = {}
    return match(0, 0)


print(permutations([1, 2, 3]))
print(matches("aba", "GraphTreesGraph"), matches("xyx", "PythonRubyPytho"))
