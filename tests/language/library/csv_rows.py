"""csv.reader and csv.writer."""

import csv
import io
from collections.abc import Callable


def attempt(action: Callable[[], object]) -> None:
    try:
        print(action())
    except csv.Error as problem:
        print("Error:", problem)
    except TypeError as problem:
        print("TypeError:", problem)



def writing() -> None:
    out = io.StringIO()
    plain = csv.writer(out)
    print(plain.writerow(["a", "b c", "d,e", 'f"g', "", "x\ny", " lead", "é\u20ac"]))
    plain.writerow([1, 2, -3])
    plain.writerow([1.5, 1e100, 2.0])
    plain.writerow((1, "two", 3.0, None, True))
    plain.writerow([])
    plain.writerow([""])
    plain.writerows([["r1", "c,2"], ["r2", "c2"]])
    plain.writerow(str(i) for i in range(3))
    print(repr(out.getvalue()))
    row = ["a", "b'c", 'd"e', "f;g", "h\\i", "j k"]
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE):
        out = io.StringIO()
        other = csv.writer(out, delimiter=";", quotechar="'", quoting=quoting, escapechar="\\", lineterminator="\n")
        other.writerow(row)
        other.writerow((1, 2.5, "x", None))
        print(quoting, repr(out.getvalue()))
    out = io.StringIO()
    csv.writer(out, doublequote=False, escapechar="!").writerow(['say "x"', "a!b", "c,d"])
    csv.writer(out, "unix").writerow(["a", "b"])
    csv.writer(out, dialect="excel-tab").writerow(["a\tb", "c"])
    csv.writer(out, quotechar=None).writerow(["a", 'q"q'])
    print(repr(out.getvalue()))
    attempt(lambda: csv.writer(out, quoting=csv.QUOTE_NONE).writerow(["a,b"]))
    attempt(lambda: csv.writer(out, quoting=csv.QUOTE_NONE).writerow([""]))
    attempt(lambda: csv.writer(out, doublequote=False).writerow(['"']))


def reading() -> None:
    for text in ('a,b\r\nc,"d,e"\n"f""g",h\n\n,', '"multi\nline",x\n', 'a"b,c"d\n', '"a"b,c\n', '"unclosed', 'a, "b"\n', "a\r\n\r\nb", "\n\n", "",
                 "a\\,b\n", "'x,y',z\n", '"a" ,b', '"",""\n', "a\x00b,\u20ac\n", "a\rb\n", '"a\r\nb",c'):
        rows = csv.reader(io.StringIO(text, newline=""))
        attempt(lambda: (list(rows), rows.line_num))
    attempt(lambda: list(csv.reader(["one,two", "three", '"a', 'b"', "x\ny"])))
    attempt(lambda: list(csv.reader(['"a,b"'], quoting=csv.QUOTE_NONE)))
    attempt(lambda: list(csv.reader(["a\\,b,\\\\,c\\"], escapechar="\\")))
    attempt(lambda: list(csv.reader(['a,  "b, c"'], skipinitialspace=True)))
    attempt(lambda: list(csv.reader(['"a"b'], strict=True)))
    attempt(lambda: list(csv.reader(['"unclosed'], strict=True)))
    attempt(lambda: list(csv.reader(['"a\\"b",c', '"x\\'], escapechar="\\", doublequote=False)))
    attempt(lambda: list(csv.reader(['"a""b"'], doublequote=False)))
    attempt(lambda: list(csv.reader(["a\t'b\tc'"], delimiter="\t", quotechar="'")))
    attempt(lambda: list(csv.reader(["x|y z"], "excel", delimiter="|")))


def dialects() -> None:
    print(csv.list_dialects(), csv.field_size_limit())
    csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_ALL, lineterminator="\n")
    out = io.StringIO()
    csv.writer(out, "pipes").writerows([["a", "b|c"], ["", "d"]])
    print(repr(out.getvalue()), list(csv.reader(io.StringIO(out.getvalue()), "pipes")), csv.get_dialect("pipes").delimiter)
    csv.unregister_dialect("pipes")
    attempt(lambda: csv.reader([], "pipes"))
    attempt(lambda: csv.unregister_dialect("nope"))
    attempt(lambda: csv.reader([], delimiter="ab"))
    attempt(lambda: csv.reader([], quotechar=""))
    attempt(lambda: csv.reader([], quotechar=None, quoting=csv.QUOTE_ALL))
    csv.field_size_limit(5)
    attempt(lambda: list(csv.reader(["12345,123456"])))
    csv.field_size_limit(131072)


def round_trip() -> None:
    rows = [[chr(32 + (i * 7 + j * 13) % 90) * (j % 3) for j in range(6)] for i in range(50)]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    out.seek(0)
    print(list(csv.reader(out)) == rows, len(out.getvalue()))


writing()
reading()
dialects()
round_trip()
raise csv.Error("is named _csv.Error")
