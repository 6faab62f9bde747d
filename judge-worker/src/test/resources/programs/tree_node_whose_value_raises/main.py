class Node:
    left = right = None

    @property
    def val(self):
        return 1 // 0


def solve(root):
    return Node()
