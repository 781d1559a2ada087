"""csv.DictReader and csv.DictWriter, and a small report made with them."""

import csv
import io

SALES = """city,product,amount,price
Bern,tea,3,2.50
Oslo,"coffee, black",10,4.00

Bern,coffee,1,4.25
Rome,"""


def reading() -> None:
    sales = csv.DictReader(io.StringIO(SALES), restval="0")
    print(sales.fieldnames, sales.line_num)
    totals: dict[str, float] = {}
    for row in sales:
        print(sales.line_num, row)
        totals[row["city"]] = totals.get(row["city"], 0.0) + int(row["amount"]) * float(row["price"])
    print(totals)
    named = csv.DictReader(["1;2", "3;4"], fieldnames=["x", "y"], delimiter=";")
    print([int(row["x"]) * int(row["y"]) for row in named], named.fieldnames)
    print(csv.DictReader([]).fieldnames, list(csv.DictReader(["only,names"])))
    try:
        print(next(csv.DictReader(["a,b", "1,2"]))["c"])
    except KeyError as problem:
        print("KeyError", problem)


def writing() -> None:
    out = io.StringIO()
    table = csv.DictWriter(out, ["name", "size"], restval="?")
    print(table.writeheader(), table.writerow({"name": "a", "size": "1"}), table.writerow({"size": "2"}))
    table.writerows([{"name": "b,c", "size": ""}, {"name": "d"}])
    try:
        table.writerow({"name": "x", "colour": "red"})
    except ValueError as problem:
        print(problem)
    print(repr(out.getvalue()))
    out = io.StringIO()
    numbers = csv.DictWriter(out, fieldnames=("b", "a"), extrasaction="ignore", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    numbers.writeheader()
    numbers.writerow({"a": 1, "b": 2, "c": 3})
    numbers.writerow({"a": 1.5})
    print(repr(out.getvalue()))
    print(list(csv.DictReader(io.StringIO(out.getvalue()))))


reading()
writing()
