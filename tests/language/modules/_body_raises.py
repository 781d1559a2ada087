import _body_inner

print("raises body")
RESULT = _body_inner.doubled(1) // len(_body_inner.WORDS[3:])
