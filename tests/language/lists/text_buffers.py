"""Lists of lines: a diff by longest common subsequence, justification, line numbering, and a page layout."""


def diff(old: list[str], new: list[str]) -> list[str]:
    n, m = len(old), len(new)
    table = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            table[i][j] = table[i + 1][j + 1] + 1 if old[i] == new[j] else max(table[i + 1][j], table[i][j + 1])
    out: list[str] = []
    i = j = 0
    while i < n or j < m:
        if i < n and j < m and old[i] == new[j]:
            out.append("  " + old[i])
            i, j = i + 1, j + 1
        elif j == m or (i < n and table[i + 1][j] >= table[i][j + 1]):
            out.append("- " + old[i])
            i += 1
        else:
            out.append("+ " + new[j])
            j += 1
    return out


def patch(old: list[str], changes: list[str]) -> list[str]:
    rest = old[:]
    result: list[str] = []
    for number, line in enumerate(changes, 1):
        sign, text = line[:2], line[2:]
        if sign == "+ ":
            result.append(text)
        elif not rest or rest[0] != text:
            raise ValueError(f"change {number} does not fit: {text!r}")
        else:
            rest.pop(0)
            if sign == "  ":
                result.append(text)
    if rest:
        raise ValueError(f"{len(rest)} lines left")
    return result


def justify(text: str, width: int) -> list[str]:
    lines: list[list[str]] = [[]]
    for word in text.split():
        if len(word) > width:
            raise ValueError(f"{word!r} is longer than {width}")
        if len(" ".join(lines[-1] + [word])) > width:
            lines.append([])
        lines[-1].append(word)
    result: list[str] = []
    for line in lines[:-1]:
        gaps = len(line) - 1
        spaces = width - sum(map(len, line))
        if not gaps:
            result.append(line[0].ljust(width))
            continue
        share, extra = divmod(spaces, gaps)
        result.append("".join(w + " " * (share + (k < extra)) for k, w in enumerate(line[:-1])) + line[-1])
    return result + [" ".join(lines[-1])]


before = "one two three four five six".split()
after = "one 2 three five five-and-a-half six seven".split()
changes = diff(before, after)
print("\n".join(changes))
print(patch(before, changes) == after, diff([], ["a"]), diff(["a"], []), diff([], []), all(c[0] == " " for c in diff(before, before)))
for old in (after, before + ["more"], before[:-1]):
    try:
        patch(old, changes)
    except ValueError as error:
        print(error)
for line in justify("This is an example of text justification that fills lines acknowledgment.", 16):
    print(f"|{line}|")
try:
    justify("short incomprehensibilities", 10)
except ValueError as error:
    print(error)
numbered = [f"{n:02} {line}" for n, line in enumerate(before, 1)]
columns = [numbered[i::2] for i in range(2)]
for pair in zip(*columns):
    print("   ".join(c.ljust(9) for c in pair).rstrip())
buffer = ["b"]
buffer[0:0] = ["a"]
buffer[len(buffer):] = ["c", "d"]
buffer[1:3], buffer[-1] = [line.upper() for line in buffer[1:3]], "end"
print(buffer, "".join(buffer), buffer.index("C"), sorted(buffer, key=str.lower), buffer * 0)
