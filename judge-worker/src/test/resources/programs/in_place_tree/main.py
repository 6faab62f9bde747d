def solve(k, it):
    while it:
        if it.left:
            last = it.left
            while last.right:
                last = last.right
            last.right, it.right, it.left = it.right, it.left, None
        it = it.right
