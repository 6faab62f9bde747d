from decimal import Decimal


def solve(data: bytes, point: complex, price: Decimal, way: Literal["up", "down"]):
    assert (type(data), type(point), type(price), way) == (bytes, complex, Decimal, "up")
    return {data[::-1]: (point.conjugate(), price * 3)}
