import ctypes


def solve(n):
    callback_type = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)
    callback = callback_type(lambda number: callback(number + 1))
    return callback(n)
