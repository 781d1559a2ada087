"""http.HTTPStatus and http.HTTPMethod."""

from http import HTTPMethod, HTTPStatus

print(HTTPStatus.OK, repr(HTTPStatus.NOT_FOUND), HTTPStatus.OK.value, HTTPStatus.OK.phrase, HTTPStatus.OK.description, HTTPStatus.OK.name)
print(int(HTTPStatus.OK) == 200, HTTPStatus.OK < 300, HTTPStatus(404) is HTTPStatus.NOT_FOUND, HTTPStatus["GONE"], HTTPStatus.OK + 1, int(HTTPStatus.CREATED), f"{HTTPStatus.CREATED}", f"{HTTPStatus.CREATED:05d}")
print(len(list(HTTPStatus)), [s.value for s in HTTPStatus if s >= 500])
for status in HTTPStatus:
    print(f"{status.value} {status.phrase} -- {status.description} ({status.name})")
for code in (418, 299, 999):
    try:
        print(HTTPStatus(code).phrase)
    except ValueError as error:
        print(error)


def line(status: HTTPStatus) -> str:
    return f"HTTP/1.1 {status.value} {status.phrase}\r\n"


def kind(status: HTTPStatus) -> str:
    match status:
        case HTTPStatus.OK | HTTPStatus.CREATED:
            return "fine"
        case HTTPStatus.NOT_FOUND:
            return "missing"
    if 300 <= status < 400:
        return "elsewhere"
    return "other"


print(repr(line(HTTPStatus.NO_CONTENT)), [kind(s) for s in (HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FOUND, HTTPStatus.BAD_GATEWAY)])
counts: dict[HTTPStatus, int] = {}
for code in (200, 404, 200, 500, 404, 200):
    counts[HTTPStatus(code)] = counts.get(HTTPStatus(code), 0) + 1
print(counts, HTTPStatus.OK in counts)
for method in HTTPMethod:
    print(method, method.value, method.name, method.description, repr(method))
print(HTTPMethod.GET == "GET", HTTPMethod("POST") is HTTPMethod.POST, f"{HTTPMethod.PUT}")
