first = open("/dev/stdin").read()
second = open("/dev/fd/0").read()
assert first == second == input() + "\n"
print(sum(map(int, first.split())))
