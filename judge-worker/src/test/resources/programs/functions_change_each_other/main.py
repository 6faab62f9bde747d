def one():
    global two
    two = one
    return 1


def two():
    return 2
