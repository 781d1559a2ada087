"""A newsletter from data: string.Template, textwrap, datetime, itertools.groupby and statistics together."""

import textwrap
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate, groupby, pairwise
from statistics import mean, median
from string import Template, capwords


@dataclass(frozen=True)
class Reading:
    when: datetime
    place: str
    value: float


PARAGRAPH = Template("$place had $n readings from $first to $last; the mean was $mean and the median $median degrees. It cost $$$cost.")
start = datetime(2024, 2, 27, 22, 30)
readings = [Reading(start + timedelta(hours=7 * i), ["north pier", "old town"][i * i % 3 % 2], 3.5 + (i * 7 % 5) - i / 4) for i in range(12)]


def by_day(r: Reading) -> date:
    return r.when.date()


for place, group in groupby(sorted(readings, key=lambda r: (r.place, r.when)), key=lambda r: r.place):
    rows = list(group)
    values = [r.value for r in rows]
    text = PARAGRAPH.substitute({
        "place": capwords(place), "n": len(rows), "first": f"{rows[0].when:%d %b %H:%M}", "last": f"{rows[-1].when:%d %b %H:%M}",
        "mean": f"{mean(values):.2f}", "median": f"{median(values):.2f}", "cost": len(rows) * 12,
    })
    print(textwrap.fill(text, 48, initial_indent="* ", subsequent_indent="  "))
for day, group in groupby(readings, key=by_day):
    rows = list(group)
    print(f"{day:%a %d.%m.} {day.isocalendar().week} {len(rows)} {min(r.value for r in rows):+.2f}..{max(r.value for r in rows):+.2f}")
steps = [round(b.value - a.value, 2) for a, b in pairwise(readings)]
print(steps[:5], [round(v, 2) for v in accumulate(steps)][-1], round(readings[-1].value - readings[0].value, 2))
longest = max(pairwise(sorted(r.when for r in readings if r.place == "old town")), key=lambda pair: pair[1] - pair[0])
print(longest[1] - longest[0], (longest[1] - longest[0]) / timedelta(hours=1))
print(Template("$a ${b}c $missing").safe_substitute({"a": 1, "b": 2}))
try:
    PARAGRAPH.substitute({"place": "x"})
except KeyError as error:
    print("KeyError", error)
print(textwrap.dedent("""\
    Dear reader,
      see you soon.
    """), textwrap.shorten("a long line that is to be shortened", 20, placeholder="..."), sep="")
