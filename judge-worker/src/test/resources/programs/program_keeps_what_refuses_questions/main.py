import weakref


class Node:
    pass


class Shy:
    @property
    def __class__(self):
        raise RuntimeError


node = Node()
parent = weakref.proxy(node)
del node
shy = Shy()
log = open("log.txt", "w")
print(sum(map(int, input().split())))
