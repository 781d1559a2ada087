print("early begins", __name__)
import _body_inner

VALUE = _body_inner.doubled(21)
COUNTED = [VALUE, len(_body_inner.WORDS)]
print("early ends")
