import os
assert sorted(os.listdir()) == ["solution.py"], os.listdir()
for name in "a", "b":
    open(name, "w").close()
os.mkdir("folder")
open("solution.py", "w").close()
os.symlink("/etc/passwd", "link")
print(sum(map(int, input().split())))
