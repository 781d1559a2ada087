"""urllib.parse: taking URLs apart, joining them."""

from urllib.parse import ParseResult, SplitResult, urldefrag, urljoin, urlparse, urlsplit, urlunparse, urlunsplit

urls = ["http://www.example.com:8080/a/b;p?q=1&r=2#frag", "https://user:pass@host.example/", "ftp://anonymous@ftp.example.com/file;type=a", "mailto:someone@example.com",
        "/only/path?x#y", "//netloc/path", "relative", "", "?query", "#fragment", "http:", "http://", "http://host", "http://host?query", "http://host#f", "file:///etc/passwd",
        "HTTP://HOST/PATH", "tel:+1-816-555-1212", "http://[::1]:8000/x", "http://[fe80::1%25Eth0]/", "a:b:c", "1http://x/", "http://h/a;b/c;d?e", "urn:isbn:123", "svn+ssh://h/p",
        "http://h:/", "http://user@:80/", "path;param", "http://a/b#c#d?e", "  http://x/ ", "ht\ttp://a\n/b", "é://x", "javascript:alert(1)", "//", "///a", "////a", "x://y//z"]
for url in urls:
    s = urlsplit(url)
    p = urlparse(url)
    print(repr(url), s, p)
    print("  ", s.geturl(), p.geturl(), s.username, s.password, s.hostname, s.port, urldefrag(url))
    assert urlunsplit(s) == s.geturl() and urlunparse(p) == p.geturl()
print(urlsplit("//host/p#f", scheme="https"), urlsplit("http://a/b#c", allow_fragments=False), urlparse("a;b", "gopher"))
print(urlunsplit(("http", "host", "path", "q", "f")), urlunsplit(("", "", "p", "", "")), urlunparse(("https", "h", "/a", "b", "c", "d")), urlunsplit(("file", "", "/x", "", "")))
s = urlsplit("http://h/p?q")
scheme, netloc, path, query, fragment = s
print(scheme, netloc, path, query, fragment, s[1], len(s), s == SplitResult("http", "h", "/p", "q", ""), s._replace(path="/new", fragment="z").geturl(), tuple(s))
print(ParseResult("http", "u:p@H:1", "/", "", "", "").hostname, urlparse("http://u:p:q@h@i:9/").username, urldefrag("http://a/b#c").fragment, urldefrag("http://a/b").geturl())
for url in ("http://[::1/", "http://::1]/", "http://[zz]/", "http://[1.2.3.4]/", "http://[v1.x]/", "http://[v.x]/", "http://h:abc/", "http://h:70000/", "http://h:-1/", "http://h:65535/"):
    try:
        print(urlsplit(url), urlsplit(url).port)
    except ValueError as error:
        print(error)

base = "http://a/b/c/d;p?q"
for url in ("g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "g;x?y#s", "", ".", "./", "..", "../", "../g", "../..", "../../", "../../g",
            "../../../g", "../../../../g", "/./g", "/../g", "g.", ".g", "g..", "..g", "./../g", "./g/.", "g/./h", "g/../h", "g;x=1/./y", "g;x=1/../y", "g?y/./x", "g?y/../x",
            "g#s/./x", "http:g", "https://other/x", "mailto:a@b"):
    print(url, "->", urljoin(base, url), urljoin(base, url, False))
for first, second in (("", "x"), ("x", ""), ("a/b", "c"), ("/a/b/", "../c"), ("http://a", "b"), ("http://a/b//c/", "d"), ("http://a/", "..//x"), ("mailto:a", "b"), ("http://a/b?c", "#d"),
                      ("file:///a/b", "c"), ("http://a/b/", "c//d"), ("svn://p/q", "../r"), ("a:b", "c"), ("http://a/b", "http:?q")):
    print(first, second, "->", urljoin(first, second))
