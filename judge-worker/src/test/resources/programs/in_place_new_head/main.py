def solve(k, it):
    before = None
    while it:
        it.next, before, it = before, it, it.next
    return before
