"""Set operations of dict views, with sets on either side."""

stock = {"apple": 3, "pear": 0, "fig": 7}
wanted = {"fig", "plum"}
print(sorted(stock.keys() | wanted), sorted(wanted | stock.keys()))
print(stock.keys() & wanted, wanted & stock.keys())
print(sorted(stock.keys() - wanted), wanted - stock.keys())
print(sorted(stock.keys() ^ wanted), sorted(wanted ^ stock.keys()))
prices = {"fig": 2, "apple": 1, "kiwi": 4}
print(sorted(stock.keys() & prices.keys()), sorted(stock.keys() - prices.keys()), sorted(prices.keys() - stock.keys()))
print(stock.keys().isdisjoint(["x"]), stock.keys() < prices.keys())
print(("fig", 7) in stock.items(), ("pear", 0) in stock.items(), sorted({1: "a"}.keys() | [2, 3]))
frozen = frozenset(["pear"])
print(frozen - stock.keys(), sorted(stock.keys() - frozen), frozen | {"x": 1}.keys() == {"pear", "x"})
missing = set(prices) - stock.keys()
while missing:
    name = missing.pop()
    stock[name] = prices[name]
print(stock, prices.keys() - stock.keys(), len(stock.keys() - prices))
for keys in (stock.keys(), prices.keys()):
    print(type(keys).__name__, len(keys), "kiwi" in keys, sorted(keys)[0])
