class Lying(type):
    def __getattribute__(cls, name):
        return (ValueError, ArithmeticError) if name in ("__mro__", "__bases__") else type.__getattribute__(cls, name)

    def __subclasscheck__(cls, other):
        return True

    def mro(cls):
        return [cls, Exception, BaseException, object]


class Lie(Exception, metaclass=Lying):
    __class__ = ValueError
    __name__ = "ValueError"


def solve(n):
    if n < 0:
        raise Lie
    return n + 1
