print(sum(map(int, input().split())))
print("debug")
