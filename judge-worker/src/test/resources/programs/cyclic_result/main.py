def solve(n):
    chain = []
    chain.append(chain)
    return chain
