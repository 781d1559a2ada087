"""Roman numerals there and back for every number up to 300."""

SYMBOLS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
           (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def to_roman(number: int) -> str:
    result = ""
    for value, symbol in SYMBOLS:
        while number >= value:
            result += symbol
            number -= value
    return result


def from_roman(text: str) -> int:
    values = {symbol: value for value, symbol in SYMBOLS}
    total = 0
    for i, character in enumerate(text):
        value = values[character]
        if i + 1 < len(text) and values[text[i + 1]] > value:
            total -= value
        else:
            total += value
    return total


print(all(from_roman(to_roman(n)) == n for n in range(1, 300)), to_roman(1994), from_roman("MCMXCIV"))
