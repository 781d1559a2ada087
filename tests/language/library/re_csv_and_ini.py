"""Parsers of small formats: quoted fields, sections, queries, versions, dates."""
import re

FIELD = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(,|$)')
VERSION = re.compile(r"v?(?P<major>0|[1-9]\d*)\.(?P<minor>0|[1-9]\d*)(?:\.(?P<patch>\d+))?(?:-(?P<tag>[0-9A-Za-z.-]+))?")


def fields(line: str) -> list[str]:
    found: list[str] = []
    at = 0
    while at <= len(line):
        match = FIELD.match(line, at)
        if match is None:
            raise ValueError(f"bad field at {at}")
        found.append(match.group(1).replace('""', '"') if match.start(1) >= 0 else match.group(2).strip())
        at = match.end()
        if not match.group(3):
            break
    return found


def settings(text: str) -> dict[str, dict[str, str]]:
    section = re.compile(r"^\[(\w+)\]$")
    option = re.compile(r"^(\w+)\s*[=:]\s*(.*?)\s*(?:[#;].*)?$")
    found: dict[str, dict[str, str]] = {}
    current = "default"
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"\s*(?:[#;]|$)", line):
            continue
        if name := section.match(line):
            current = name[1]
        elif pair := option.match(line):
            found.setdefault(current, {})[pair[1]] = pair[2]
        else:
            print("line", number, "is wrong:", line)
    return found


def main() -> None:
    for line in ('a,b,c', '"x, y", z,', '"say ""hi""",2', '', ' spaced , "kept " '):
        print(fields(line))
    print(settings("a = 1\n[web]\nport: 80 # http\nname=my host ; x\n\n# no\n[db]\nbroken\nurl = x=y"))
    for text in ("1.2.3", "v10.0", "1.2.3-rc.1", "01.2", "1", "2.5-x"):
        match = VERSION.fullmatch(text)
        if match:
            print(text, int(match["major"]), int(match["minor"]), match.groups("-"), match.groupdict(""))
        else:
            print(text, "is no version")
    query = "name=tim&age=4%32&empty=&x"
    print([(m.group(1), re.sub("%([0-9A-F]{2})", lambda h: chr(int(h.group(1), 16)), m.group(2))) for m in re.finditer("([^&=]+)=([^&]*)", query)])
    dates = re.sub(r"(\d{1,2})/(\d{1,2})/(\d{4})", r"\3-\1-\2", "on 7/4/1976 and 12/25/2000")
    print(dates, re.findall(r"\b\d{4}-\d\d?-\d\d?\b", dates))
    roman = re.compile("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
    print([bool(roman.fullmatch(number)) for number in ("XIV", "MCMXC", "IIII", "VX", "")])


main()
