import asyncio


async def increment(n):
    await asyncio.sleep(0.001)
    return n + 1


def solve(n):
    return asyncio.run(increment(n))
