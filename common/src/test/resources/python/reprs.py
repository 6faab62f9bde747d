"""Reads a value a line in the notation of ValueCodec, and writes its repr as JSON."""
import json
import sys
from decimal import Decimal


def untagged(value):
    if isinstance(value, list):
        return [untagged(element) for element in value]
    if not isinstance(value, dict):
        return value
    (tag, content), = value.items()
    if tag == "f":
        return float(content)
    if tag == "b":
        return bytes.fromhex(content)
    if tag == "c":
        return complex(*map(float, content.split()))
    if tag == "n":
        return Decimal(content)
    if tag == "d":
        return {untagged(key): untagged(element) for key, element in content}
    return {"t": tuple, "s": set}[tag](untagged(content))


for line in sys.stdin:
    print(json.dumps(repr(untagged(json.loads(line)))))
