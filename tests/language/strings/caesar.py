"""Text processing a character at a time."""


def shift(text: str, key: int) -> str:
    result = []
    for character in text:
        if "a" <= character <= "z":
            result.append(chr((ord(character) - ord("a") + key) % 26 + ord("a")))
        elif character.isupper():
            result.append(chr((ord(character) - ord("A") + key) % 26 + ord("A")))
        else:
            result.append(character)
    return "".join(result)


def is_palindrome(text: str) -> bool:
    letters = [c.lower() for c in text if c.isalnum()]
    return letters == letters[::-1]


secret = shift("Hello, World!", 3)
print(secret, shift(secret, -3))
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("almost"))
