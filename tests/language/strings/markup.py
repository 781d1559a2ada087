"""A small Markdown: headings, lists, emphasis and links become HTML; tags are stripped again."""

import html
import re


def inline(text: str) -> str:
    text = html.escape(text, quote=False)
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    text = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*([^*]+)\*", r"<i>\1</i>", text)
    return re.sub(r"\[([^\]]*)\]\(([^)\s]+)\)", r'<a href="\2">\1</a>', text)


def render(source: str) -> list[str]:
    out: list[str] = []
    paragraph: list[str] = []
    listing = False

    def flush() -> None:
        nonlocal listing
        if paragraph:
            out.append(f"<p>{inline(' '.join(paragraph))}</p>")
            paragraph.clear()
        if listing:
            out.append("</ul>")
            listing = False

    for line in source.splitlines() + [""]:
        stripped = line.strip()
        if not stripped:
            flush()
        elif heading := re.match(r"(#{1,6})\s+(.*?)\s*#*$", stripped):
            flush()
            level = len(heading[1])
            out.append(f"<h{level}>{inline(heading[2])}</h{level}>")
        elif stripped[:2] in ("- ", "* "):
            if not listing:
                flush()
                out.append("<ul>")
                listing = True
            out.append(f"  <li>{inline(stripped[2:])}</li>")
        else:
            paragraph.append(stripped)
    return out


def strip_tags(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text)).strip()


source = """# Title & more #
Some *emphasis*, **strong** and `x < y`
over two lines.

- first [link](http://a.b/c?d=1)
- second **bold *not nested***
## Sub

* other
text after & end
"""
lines = render(source)
print("\n".join(lines))
print([strip_tags(line) for line in lines if strip_tags(line)])
print(render(""), render("####### seven"), render("#nospace"), render("-"), inline("a*b"), inline("[x]()"))
words = re.findall(r"\w+", strip_tags(" ".join(lines)))
print(len(words), sorted(set(words), key=str.lower)[:6], max(words, key=len))
