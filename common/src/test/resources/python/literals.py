"""Reads a literal of Python a line, each as JSON, and says what it is in the notation of ValueCodec."""
import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")


class Unsupported(Exception):
    pass


def tagged(value):
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if abs(value) != float("inf") else unsupported(value)
    if isinstance(value, list):
        return [tagged(element) for element in value]
    if isinstance(value, tuple):
        return {"t": [tagged(element) for element in value]}
    if isinstance(value, set):
        return {"s": [tagged(element) for element in value]}
    if isinstance(value, dict):
        return {"d": [[tagged(key), tagged(element)] for key, element in value.items()]}
    return unsupported(value)


def unsupported(value):
    raise Unsupported(type(value).__name__)


def read(text):
    try:
        return {"value": tagged(ast.literal_eval(text))}
    except Exception as failure:
        return {"failure": type(failure).__name__}


for line in sys.stdin:
    print(json.dumps(read(json.loads(line))))
