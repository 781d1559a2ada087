"""Modules that register themselves with a shared one when they are imported, in the order of the imports."""
import _events
import _plugin_audit
from _plugin_mail import goodbye, sent
from _plugin_audit import count

print(sorted(_events.listeners), {name: len(found) for name, found in _events.listeners.items()})
print(_events.emit("signup", "ann"), _events.emit("signup", "bob"), _events.emit("none", "x"), count(), sent)
print(_events.emit("leave", "ann"), _events.emit("ban", "bob"), sent[-2:])
try:
    _events.emit("ban", "")
except ValueError as error:
    print(error)
goodbye("direct")
_events.on("signup")(lambda user: sent.append(user.upper()))
print(_events.emit("signup", "cy"), sent[-2:], _plugin_audit.count())
_events.listeners.clear()
print(_events.emit("signup", "dan"), len(sent))
