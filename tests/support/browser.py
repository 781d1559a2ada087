"""Pages of ours in headless Chromium: what they show, what they complain about, what they ask the network for.

Chromium is the one of this system (Debian: package chromium-headless-shell), driven by playwright, which is not to fetch one of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, Request, sync_playwright

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
DESKTOP_WIDTH, PHONE_WIDTH = 1200, 390
CONTRAST = Path(__file__).with_name("contrast.js")
HEIGHT = 900


@dataclass
class OpenPage:
    """A page that is open. `errors`: messages of the console at levels warning and error, and exceptions of scripts; `requests`: addresses
    other than the page's own that were asked for; both grow while the page is used. `page`: playwright's, to click and ask."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a reader sees."""
        return self.page.inner_text("body")

    @property
    def overflow(self) -> int:
        """Pixels by which the page is wider than its window: 0 where nothing has to be scrolled sideways but what scrolls by itself."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    @property
    def faint(self) -> list[str]:
        """Texts that are hard to read for want of contrast, each with its ratio."""
        found: list[str] = self.page.evaluate(CONTRAST.read_text())
        return found

    def screenshot(self, path: Path) -> None:
        """The whole page as a PNG file."""
        self.page.screenshot(path=path, full_page=True)


def find_chromium() -> str:
    found = next((path for path in map(shutil.which, PROGRAMS) if path), None)
    assert found, f"none of {', '.join(PROGRAMS)} is installed: `make test` installs it"
    return found


@contextmanager
def open_page(path: Path, dark: bool = False, width: int = DESKTOP_WIDTH) -> Iterator[OpenPage]:
    """The file `path` in a browser whose user prefers light or dark, in a window `width` pixels wide; closed afterwards."""
    address = path.absolute().as_uri()
    with sync_playwright() as driver:
        # As root Chromium has no sandbox; the pages are our own.
        browser = driver.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        try:
            page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme="dark" if dark else "light")
            opened = OpenPage(page)

            def on_message(message: ConsoleMessage) -> None:
                if message.type in ("warning", "error"):
                    opened.errors.append(message.text)

            def on_request(request: Request) -> None:
                if request.url.split("#")[0] != address and not request.url.startswith("data:"):
                    opened.requests.append(request.url)

            page.on("console", on_message)
            page.on("pageerror", lambda error: opened.errors.append(str(error)))
            page.on("requestfailed", lambda request: opened.errors.append(f"request failed: {request.url}"))
            page.on("request", on_request)
            page.goto(address)
            yield opened
        finally:
            browser.close()
