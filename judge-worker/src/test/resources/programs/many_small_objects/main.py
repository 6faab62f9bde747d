def solve(n):
    chain = None
    while True:
        chain = (chain, n)
