def solve(n):
    n.sort()
    n.append(0)
    n.pop()
    return n
