"""Calls a function of a reference solution.

stdin has a JSON object of code, function and calls, a list of lists of literals. stdout gets a JSON list with what each call returned, or why
it failed. The code runs here: nothing that this prints is trusted.
"""
import ast
import io
import json
import sys


def returned(function, arguments):
    try:
        literal = repr(function(*map(ast.literal_eval, arguments)))
        return {"literal": literal} if len(literal) <= 200_000 else {"error": "its result is too long"}
    except BaseException as error:
        return {"error": f"{type(error).__name__}: {error}"[:200]}


def main():
    given, stdout = json.load(sys.stdin), sys.stdout
    sys.stdout, sys.stdin = io.StringIO(), io.StringIO()
    namespace = {"__name__": "reference"}
    try:
        exec(compile("from typing import *\n" + given["code"], "reference", "exec"), namespace)
        function = namespace[given["function"]]
    except BaseException as error:
        json.dump({"error": f"{type(error).__name__}: {error}"[:200]}, stdout)
        return
    json.dump([returned(function, arguments) for arguments in given["calls"]], stdout)


if __name__ == "__main__":
    main()
