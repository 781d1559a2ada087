"""Classes of characters, escapes, Unicode and ASCII."""
import re

SAMPLE = "aZ_ 09\t\n\x0b\x1c.-é߀٣ſK\xa0\u2003日"


def members(pattern: str, flags: int = 0) -> None:
    found = [char for char in SAMPLE if re.fullmatch(pattern, char, flags)]
    print(pattern, int(flags), ascii("".join(found)))


def main() -> None:
    for pattern in (r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", ".", r"[\w-]", r"[^\W\d_]", r"[^\s\w]", "[a-z]", "[^a-z]", "[]-]", "[^]]", "[a-]",
                    r"[\]\\]", "[.*+]", r"[\x00-\x20]", r"[\u0100-\uffff]", r"[\n\t]", "[é-߀]", r"\.", r"\x61", r"\u00e9", r"\141", r"\U000065e5"):
        members(pattern)
    for pattern in (r"\d", r"\w", r"\s", r"\W", r"[^\d]"):
        members(pattern, re.A)
    for pattern in ("a", "k", "s", "[a-z]", "[^a-z]", "É", "[À-Ö]"):
        members(pattern, re.I)
        members(pattern, re.I | re.A)
    members(".", re.S)
    members("(?s:.)|x")
    members("(?a:\\w)")
    members("(?i:z)")
    members("(?i)Z|É")
    print(re.findall(r"\w+", "naïve café 日本語 x_1"), re.findall(r"\w+", "naïve café", re.ASCII))
    print(re.findall("(?i)straße|STRASSE", "Straße STRASSE strasse"))
    print(re.findall(r"[\d.]+", "1.5 and 22"), re.findall(r"\a\f\v\\", "\a\f\v\\"), re.findall(r"[\b]", "a\bb"))
    print(re.sub(r"[^\x20-\x7e]", "?", "tab\there é"), re.findall("[日-語]", "日本語x"))


main()
