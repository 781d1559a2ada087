"""int is checked: what CPython's unlimited integers would hold, ours refuses. Inside the range both agree."""


def factorial(n: int) -> int:
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


largest = 9223372036854775807
smallest = -largest - 1
print(factorial(20), largest, smallest)
print(largest - 1 + 1, smallest + 1 - 1, -largest)
print(largest // 3 * 3, smallest // 2, -(smallest + 1))
print(3037000499 * 3037000499, -3037000499 * 3037000499)
print(1 << 62, -1 << 63, (1 << 62) - 1 + (1 << 62))
