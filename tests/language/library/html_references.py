"""escape and unescape."""
import html

TEXTS = ("", "plain", "<a href=\"x\">it's & that</a>", "&amp;", "&lt;b&gt;", "&eacute;&Eacute&copy2024", "&#65;&#x41;&#X61&#97", "&#0;&#128;&#x9f;&#xD800;&#x110000;&#99999999999",
         "&#;&#x;&#xg;&;& &", "&notit; &notin; &not", "&bogus; &AMP &ampamp;", "&NotEqualTilde;&fjlig;", "a&b=c&lt=d&copy", "&#10;&#13;&#1;&#127;&#xFFFE;", "&thisnameismuchtoolongtobeoneofthereferences;")


def main() -> None:
    for text in TEXTS:
        print(repr(html.escape(text)), repr(html.escape(text, False)), ascii(html.unescape(text)), html.unescape(html.escape(text)) == text)
    print(html.escape("'\"", quote=True), html.unescape("&#x1F600;&hearts;&rarr;&euro;&nbsp;|"))


main()
