"""Reads a value a line in the notation of ValueCodec, and writes its repr as JSON."""
import json
import sys


def untagged(value):
    if isinstance(value, list):
        return [untagged(element) for element in value]
    if not isinstance(value, dict):
        return value
    (tag, content), = value.items()
    if tag == "f":
        return float(content)
    if tag == "d":
        return {untagged(key): untagged(element) for key, element in content}
    return {"t": tuple, "s": set}[tag](untagged(content))


for line in sys.stdin:
    print(json.dumps(repr(untagged(json.loads(line)))))
