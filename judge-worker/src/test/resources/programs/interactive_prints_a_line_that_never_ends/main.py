print("1" * 3_000_000, end="", flush=True)
input()
