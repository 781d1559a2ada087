"""The page of an image, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.support.browser import PHONE_WIDTH, OpenPage, open_page
from unic.inspect.html_page import html_page
from unic.inspect.inspection import Inspection, inspect

Images = Callable[..., Path]


def write(found: Inspection, folder: Path) -> Path:
    path = folder / "image.html"
    path.write_text(html_page(found), encoding="utf-8")
    return path


def areas(opened: OpenPage) -> dict[str, float]:
    """By the title of each part in the map its area in pixels."""
    found: dict[str, float] = opened.page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('#map button.leaf')].map(b => [b.title, b.getBoundingClientRect().width * b.getBoundingClientRect().height]))")
    return found


def test_the_map_is_searched_zoomed_and_says_why_by_mouse_and_by_keyboard(image: Images, tmp_path: Path) -> None:
    found = inspect(image("jail"))
    with open_page(write(found, tmp_path)) as opened:
        page = opened.page
        assert page.inner_text("h1") == "shapes: what is in the image"
        assert f"{len(found.image.content):,} bytes" in opened.text
        names = page.evaluate("[...document.querySelectorAll('#map button.head')].map(b => b.shown.n)")
        assert {"runtime", "app"} <= set(names) or "runtime" in names
        # The mouse: into a package, and back by the keyboard.
        page.click("#map button.head:has-text('runtime') >> nth=0")
        assert page.inner_text("#crumbs").split() == ["image", "›", "runtime"]
        assert sum(areas(opened).values()) > 0.5 * page.evaluate("document.getElementById('map').clientWidth * document.getElementById('map').clientHeight")
        page.keyboard.press("Escape")
        assert page.inner_text("#crumbs") == "image"
        # The browser's own way back and forth, and a link to what is shown.
        page.go_back()
        assert page.inner_text("#crumbs").split() == ["image", "›", "runtime"]
        page.reload()
        assert page.url.endswith("#/runtime") and page.inner_text("#crumbs").split() == ["image", "›", "runtime"]
        page.go_back()
        assert page.inner_text("#crumbs") == "image"
        # Of a module's name the last parts are shown, and whole numbers.
        labels = page.evaluate("[...document.querySelectorAll('#map button')].filter(b => b.shown.l === 'module' && b.firstChild).map(b => [b.shown.n, b.querySelector('bdi').textContent])")
        assert labels and all(name == label or name.endswith("." + label) for name, label in labels)
        # The keyboard alone: search, then open the first match.
        page.keyboard.press("/")
        page.keyboard.type("__main__.report")
        assert "part matches" in page.inner_text("#matches")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        assert page.inner_text("#crumbs").startswith("image")
        page.fill("#search", "collect")
        page.keyboard.press("Enter")
        steps = page.inner_text("#details ol").splitlines()
        assert "collect" in page.inner_text("#details h3") and len(steps) > 2 and "the start" in steps[0]
        page.fill("#search", "no such name")
        assert page.inner_text("#matches") == "nothing matches" and "Nothing in the image has this in its name" in page.inner_text("#parts")
        # The arrow keys move the focus inside the map.
        page.focus("#map button")
        before = page.evaluate("document.activeElement.title")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.closest('#map') !== null && document.activeElement.title") not in (before, False)
        # Enter goes into a group, Escape back to it.
        page.fill("#search", "")
        page.click("#crumbs button >> nth=0")
        page.focus("#map button.head:has-text('runtime') >> nth=0")
        page.keyboard.press("Enter")
        assert page.inner_text("#crumbs").split() == ["image", "›", "runtime"]
        page.keyboard.press("Escape")
        assert page.inner_text("#crumbs") == "image" and page.evaluate("document.activeElement.shown.n") == "runtime"
        # The table sorts.
        page.fill("#search", "")
        page.click("#parts th button:has-text('name')")
        shown = page.evaluate("[...document.querySelectorAll('#parts tbody tr td:first-child')].map(cell => cell.textContent)")
        assert shown == sorted(shown) and len(shown) > 2
        assert (opened.errors, opened.requests) == ([], [])


# By measure: what the map shows of a group without the parts inside, and whether a part has another colour than that of the kind that is measured.
SUMS = """[...document.getElementById('measure').options].map(option => {
    measure.value = option.value;
    const wrong = [];
    (function look(part) {
        if (part.c && part.c.reduce((sum, child) => sum + value(child), 0) !== value(part)) wrong.push(part.names);
        (part.c || []).forEach(look);
    })(DATA.tree);
    draw();
    const colours = new Set([...document.querySelectorAll('#map button.leaf')].map(button => button.classList[2]));
    return [option.value, wrong, [...colours].sort()];
})"""


def test_parts_sum_to_their_groups_and_have_the_colours_of_what_is_measured(image: Images, tmp_path: Path) -> None:
    with open_page(write(inspect(image("jail")), tmp_path)) as opened:
        file, *kinds = opened.page.evaluate(SUMS)
        assert file[:2] == ["file", []] and {"code", "constants"} <= set(file[2])
        assert kinds == [[name, [], [colour]] for name, colour in (("code", "code"), ("constants", "constants"), ("zeroed", "zeroed"), ("kept", "code"))]
        # Numbers are there as a whole: none is wider than its part.
        cut = "[...document.querySelectorAll('#map small')].filter(n => n.getBoundingClientRect().right > n.parentElement.getBoundingClientRect().right).length"
        assert opened.page.evaluate(f"(measure.value = 'file', draw(), {cut})") == 0
        script = "squarify([6, 6, 4, 3, 2, 2, 1], [0, 0, 6, 4]).map(([x, y, w, h]) => [x, y, w, h, w * h])"
        places = opened.page.evaluate(script)
        assert [round(place[4], 9) for place in places] == [6, 6, 4, 3, 2, 2, 1]
        assert all(0 <= x and 0 <= y and x + w < 6.000001 and y + h < 4.000001 for x, y, w, h, _ in places)
        assert max(max(w / h, h / w) for _, _, w, h, _ in places) < 3


def test_a_phone_has_no_sideways_scrolling_in_the_dark_or_without_a_record(image: Images, tmp_path: Path) -> None:
    path = image("jail")
    bare = tmp_path / "bare.jail.elf"
    bare.write_bytes(path.read_bytes())
    found = inspect(bare)
    with open_page(write(found, tmp_path), dark=True, width=PHONE_WIDTH) as opened:
        assert found.record is None and found.missing in opened.text
        assert opened.page.evaluate("document.querySelectorAll('#map button').length") >= 4
        assert (opened.errors, opened.requests, opened.overflow, opened.faint) == ([], [], 0, [])
    with open_page(write(inspect(path), tmp_path), dark=True, width=PHONE_WIDTH) as opened:
        assert (opened.errors, opened.requests, opened.overflow, opened.faint) == ([], [], 0, [])
