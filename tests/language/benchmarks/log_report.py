"""Formatting: log lines written in all three styles, read back and summed up; SIZE is the number of lines."""
from typing import Final

SIZE: Final = 60

LEVELS: Final = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
PATHS: Final = ["/", "/index.html", "/api/v1/users", "/static/app.js", "/login"]


class Record:
    def __init__(self, number: int, level: str, address: str, path: str, status: int, size: int, seconds: float) -> None:
        self.number = number
        self.level = level
        self.address = address
        self.path = path
        self.status = status
        self.size = size
        self.seconds = seconds

    def percent(self) -> str:
        return "%06d %-8s %15s \"GET %s HTTP/1.1\" %d %d %.3f" % (
            self.number, self.level, self.address, self.path, self.status, self.size, self.seconds)

    def formatted(self) -> str:
        return "{:06d} {:<8} {:>15} \"GET {} HTTP/1.1\" {} {} {:.3f}".format(
            self.number, self.level, self.address, self.path, self.status, self.size, self.seconds)

    def interpolated(self) -> str:
        return (f"{self.number:06d} {self.level:<8} {self.address:>15} \"GET {self.path} HTTP/1.1\" "
                f"{self.status} {self.size} {self.seconds:.3f}")


def records(count: int) -> list[Record]:
    made = []
    seed = 8
    for number in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        r = seed >> 7
        address = ".".join(str(r >> shift & 0xFF) for shift in (0, 4, 8, 12))
        status = [200, 200, 200, 304, 404, 500][r % 6]
        made.append(Record(number, LEVELS[r % 5], address, PATHS[r % 7 % 5], status, r % 100000, r % 3001 / 1000))
    return made


def parse(line: str) -> Record:
    head, request, tail = line.split('"')
    number, level, address = head.split()
    method, path, _ = request.split(" ")
    if method != "GET":
        raise ValueError(f"method {method}")
    status, size, seconds = tail.split()
    return Record(int(number), level, address, path, int(status), int(size), float(seconds))


def report(lines: list[str]) -> list[str]:
    by_status: dict[int, list[Record]] = {}
    for line in lines:
        record = parse(line)
        by_status.setdefault(record.status, []).append(record)
    out = [f"{'status':^8}|{'count':>7}|{'bytes':>14}|{'mean s':>9}|{'share':>8}"]
    for status in sorted(by_status):
        found = by_status[status]
        total = sum(record.size for record in found)
        mean = sum(record.seconds for record in found) / len(found)
        out.append(f"{status:^8}|{len(found):>7,}|{total:>14,}|{mean:>9.4f}|{len(found) / len(lines):>8.1%}")
    return out


def main() -> None:
    made = records(SIZE)
    lines = []
    different = 0
    for record in made:
        line = record.interpolated()
        if line != record.percent() or line != record.formatted():
            different += 1
        lines.append(line)
    print(lines[0], lines[-1], sep="\n")
    print("\n".join(report(lines)))
    print(different, len("\n".join(lines)), hex(sum(record.size for record in made)), f"{len(made):#010b}")
    try:
        parse('000001 INFO 1.2.3.4 "PUT / HTTP/1.1" 200 1 0.1')
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    main()
