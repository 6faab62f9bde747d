from concurrent.futures import ProcessPoolExecutor


def solve(n):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(abs, [n + 1]))[0]
