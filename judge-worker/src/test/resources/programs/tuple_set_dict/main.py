def turn(pair, names, table):
    assert type(pair) is tuple and type(names) is set and type(next(iter(table))) is int
    return {value: key for key, value in table.items()}
