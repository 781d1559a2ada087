"""Template and the constants."""
import string
from string import Template


def main() -> None:
    t = Template("$who owes ${amount}EUR to $_x1: $$ and $who again")
    print(t.substitute({"who": "Tim", "amount": "7", "_x1": "Ann"}))
    print(t.safe_substitute({"who": "Tim"}), t.template)
    print(Template("$a-$b").substitute({"a": 1, "b": 2}), Template("").substitute({"a": 1}), Template("$$$$").substitute({"a": 1}))
    print(Template("${a}b $ab $a_b $aé").safe_substitute({"a": 1.5, "ab": 2.5}))
    print(t.is_valid(), Template("$1").is_valid(), t.get_identifiers(), Template("$a ${b} $$ $c$a").get_identifiers())
    for text in ("$", "$1", "a $ b", "line\n  ${x", "${}", "${a b}", "one\ntwo\n$-"):
        try:
            print(Template(text).substitute({"x": "1"}))
        except ValueError as error:
            print(error)
        print(repr(Template(text).safe_substitute({"x": "1"})))
    try:
        Template("$missing").substitute({"x": "1"})
    except KeyError as error:
        print(repr(error))
    print(string.capwords("the  quick brown-fox"), string.capwords("a,b c", ","), string.ascii_letters, string.digits, string.hexdigits, string.octdigits)
    print(string.punctuation, repr(string.whitespace), len(string.printable), "".join(sorted(string.ascii_uppercase, reverse=True)))


main()
