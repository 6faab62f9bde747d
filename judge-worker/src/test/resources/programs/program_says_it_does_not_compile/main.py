import os, struct
os.write(3, b"C" + struct.pack(">I", 2) + b"{}")
os._exit(1)
