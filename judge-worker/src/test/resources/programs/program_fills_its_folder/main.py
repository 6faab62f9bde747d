for number in range(64):
    with open(f"file{number}", "wb") as file:
        file.write(bytes(1 << 20))
