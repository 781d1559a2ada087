"""The skeleton of our pages, in a browser; and that the browser of the tests sees what is wrong."""

from __future__ import annotations

from pathlib import Path

from tests.support.browser import PHONE_WIDTH, open_page
from unic.html.page import page

HOSTILE = "</script><script>window.harmed = 1</script><!-- <script> & \u2028"


def test_a_page_shows_its_body_and_hands_its_scripts_any_text_unharmed(tmp_path: Path) -> None:
    script = tmp_path / "show.js"
    script.write_text("document.getElementById('shown').textContent = DATA.text;")
    file = tmp_path / "page.html"
    file.write_text(page("Hello <&>", '<h1 id="shown"></h1>', {"text": HOSTILE}, scripts=[script]), encoding="utf-8")
    with open_page(file, dark=True, width=PHONE_WIDTH) as opened:
        assert opened.page.title() == "Hello <&>"
        assert opened.page.evaluate("document.getElementById('shown').textContent") == HOSTILE
        assert opened.page.evaluate("window.harmed") is None
        assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 31)"
        assert (opened.errors, opened.requests, opened.overflow) == ([], [], 0)


def test_errors_requests_overflow_and_faint_texts_of_a_page_are_seen(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text('<img src="http://127.0.0.1:9/none.png"><p style="width: 3000px; color: #999">wide</p><script>console.error("oh"); nothing();</script>')
    with open_page(file) as opened:
        opened.page.wait_for_load_state()
        assert "oh" in opened.errors and any("nothing is not defined" in error for error in opened.errors)
        assert opened.requests == ["http://127.0.0.1:9/none.png"]
        assert opened.overflow > 1000 and opened.text == "wide"
        assert opened.faint == ["wide 2.85"]
