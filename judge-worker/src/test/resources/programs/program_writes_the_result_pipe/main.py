import os, struct
for kind in b"V":
    os.write(3, bytes([kind]) + struct.pack(">I", 1) + b"7")
os._exit(0)
