"""urllib.parse: taking URLs apart and putting them together (RFC 3986), forms. For str; quoting takes bytes, too."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeVar

from ipaddress import IPv4Address, ip_address
from urllib._forms import parse_qs, parse_qsl, urlencode
from urllib._quoting import quote, quote_from_bytes, quote_plus, unquote, unquote_plus, unquote_to_bytes

T = TypeVar("T")

_RELATIVE: Final = ("", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero",
                    "rtsp", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss")
_NETLOC: Final = ("", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp",
                  "snews", "prospero", "rtsp", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh",
                  "ws", "wss")
_PARAMS: Final = ("", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips",
                  "mms", "sftp", "tel")
_SCHEME: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."


def _user(netloc: str) -> tuple[str | None, str | None]:
    userinfo, at, _ = netloc.rpartition("@")
    if at == "":
        return None, None
    name, colon, password = userinfo.partition(":")
    return name, password if colon != "" else None


def _host(netloc: str) -> tuple[str, str]:
    """Host and port as they are written; no port is empty."""
    hostinfo = netloc.rpartition("@")[2]
    _, bracket, rest = hostinfo.partition("[")
    if bracket != "":
        host, _, port = rest.partition("]")
        return host, port.partition(":")[2]
    host, _, port = hostinfo.partition(":")
    return host, port


def _hostname(netloc: str) -> str | None:
    host = _host(netloc)[0]
    if host == "":
        return None
    # A zone keeps its case.
    name, percent, zone = host.partition("%")
    return name.lower() + percent + zone


def _port(netloc: str) -> int | None:
    text = _host(netloc)[1]
    if text == "":
        return None
    for c in text:
        if not "0" <= c <= "9":
            raise ValueError(f"Port could not be cast to integer value as {text!r}")
    if len(text) > 18 or int(text) > 65535:
        raise ValueError("Port out of range 0-65535")
    return int(text)


class DefragResult(NamedTuple):
    """A URL, and what stood behind its "#"."""

    url: str
    fragment: str

    def geturl(self) -> str:
        """Both put together again, without an empty fragment."""
        return self.url + "#" + self.fragment if self.fragment != "" else self.url


class SplitResult(NamedTuple):
    """`scheme://netloc/path?query#fragment`; what is not there is empty."""

    scheme: str
    netloc: str
    path: str
    query: str
    fragment: str

    @property
    def username(self) -> str | None:
        """What stands before ":" or "@" in the authority, not decoded; None without one."""
        return _user(self.netloc)[0]

    @property
    def password(self) -> str | None:
        """What stands between ":" and "@" in the authority, not decoded; None without one."""
        return _user(self.netloc)[1]

    @property
    def hostname(self) -> str | None:
        """The host in lower case, of an IPv6 address without its brackets; None without one."""
        return _hostname(self.netloc)

    @property
    def port(self) -> int | None:
        """The port; None without one, ValueError where it is no number up to 65535."""
        return _port(self.netloc)

    def geturl(self) -> str:
        """The parts put together again, which drops empty queries and fragments."""
        return urlunsplit(self)


class ParseResult(NamedTuple):
    """As SplitResult, with the parameters of the last part of the path, those behind `;`, split off."""

    scheme: str
    netloc: str
    path: str
    params: str
    query: str
    fragment: str

    @property
    def username(self) -> str | None:
        """What stands before ":" or "@" in the authority, not decoded; None without one."""
        return _user(self.netloc)[0]

    @property
    def password(self) -> str | None:
        """What stands between ":" and "@" in the authority, not decoded; None without one."""
        return _user(self.netloc)[1]

    @property
    def hostname(self) -> str | None:
        """The host in lower case, of an IPv6 address without its brackets; None without one."""
        return _hostname(self.netloc)

    @property
    def port(self) -> int | None:
        """The port; None without one, ValueError where it is no number up to 65535."""
        return _port(self.netloc)

    def geturl(self) -> str:
        """The parts put together again, which drops empty queries and fragments."""
        return urlunparse(self)


def urlsplit(url: str, scheme: str = "", allow_fragments: bool = True) -> SplitResult:
    """ValueError for brackets in the host that do not hold an IPv6 address."""
    url = _clean(url.lstrip(_LEADING))
    scheme = _clean(scheme.strip(_LEADING))
    colon = url.find(":")
    if colon > 0 and url[0].isascii() and url[0].isalpha() and _all_in(url[:colon], _SCHEME):
        scheme = url[:colon].lower()
        url = url[colon + 1:]
    netloc = ""
    if url.startswith("//"):
        end = 2
        while end < len(url) and url[end] not in "/?#":
            end += 1
        netloc = url[2:end]
        url = url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_bracketed(netloc.partition("[")[2].partition("]")[0])
    fragment = ""
    query = ""
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


_LEADING: Final = "".join([chr(code) for code in range(33)])


def _clean(text: str) -> str:
    """Line breaks and tabs do not count."""
    return text.replace("\t", "").replace("\r", "").replace("\n", "")


def _all_in(text: str, allowed: str) -> bool:
    for c in text:
        if c not in allowed:
            return False
    return True


def _check_bracketed(host: str) -> None:
    if host.startswith("v"):
        version, dot, rest = host[1:].partition(".")
        if version == "" or dot == "" or rest == "" or not _all_in(version, "0123456789abcdefABCDEF"):
            raise ValueError("IPvFuture address is invalid")
    elif isinstance(ip_address(host), IPv4Address):
        raise ValueError("An IPv4 address cannot be in brackets")


def urlparse(url: str, scheme: str = "", allow_fragments: bool = True) -> ParseResult:
    """As urlsplit(), with the parameters behind the last ";" of the path apart, for the schemes that have them."""
    parts = urlsplit(url, scheme, allow_fragments)
    path = parts.path
    params = ""
    if parts.scheme in _PARAMS and ";" in path:
        path, params = _split_params(path)
    return ParseResult(parts.scheme, parts.netloc, path, params, parts.query, parts.fragment)


def _split_params(path: str) -> tuple[str, str]:
    at = path.find(";", path.rfind("/") + 1)
    return (path, "") if at < 0 else (path[:at], path[at + 1:])


def urlunsplit(components: T) -> str:
    """Of a SplitResult or a tuple of five."""
    scheme, netloc, url, query, fragment = components
    if netloc != "" or scheme != "" and scheme in _NETLOC and not url.startswith("//"):
        if url != "" and not url.startswith("/"):
            url = "/" + url
        url = "//" + netloc + url
    if scheme != "":
        url = scheme + ":" + url
    if query != "":
        url = url + "?" + query
    if fragment != "":
        url = url + "#" + fragment
    return url


def urlunparse(components: T) -> str:
    """Of a ParseResult or a tuple of six."""
    scheme, netloc, url, params, query, fragment = components
    if params != "":
        url = url + ";" + params
    return urlunsplit((scheme, netloc, url, query, fragment))


def urldefrag(url: str) -> DefragResult:
    """The URL without its fragment, and the fragment, "" where there is none."""
    if "#" not in url:
        return DefragResult(url, "")
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, "")), fragment)


def urljoin(base: str, url: str, allow_fragments: bool = True) -> str:
    """`url` as it is meant on the page `base` (RFC 3986 §5.2)."""
    if base == "":
        return url
    if url == "":
        return base
    bscheme, bnetloc, bpath, bparams, bquery, _ = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in _RELATIVE:
        return url
    if scheme in _NETLOC:
        if netloc != "":
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = bnetloc
    if path == "" and params == "":
        return urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment))
    base_parts = bpath.split("/")
    if base_parts[-1] != "":
        # The last part is the page itself.
        del base_parts[-1]
    segments = path.split("/")
    if not path.startswith("/"):
        segments = base_parts + segments
        # Empty parts in the middle do not count.
        segments = segments[:1] + [part for part in segments[1:-1] if part != ""] + segments[-1:]
    resolved: list[str] = []
    for segment in segments:
        if segment == "..":
            if len(resolved) > 0:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] == "." or segments[-1] == "..":
        resolved.append("")
    return urlunparse((scheme, netloc, "/".join(resolved) or "/", params, query, fragment))


def unwrap(url: str) -> str:
    """The URL of `<URL:...>`."""
    url = url.strip()
    if url.startswith("<") and url.endswith(">"):
        url = url[1:-1].strip()
    return url[4:].strip() if url.startswith("URL:") else url
