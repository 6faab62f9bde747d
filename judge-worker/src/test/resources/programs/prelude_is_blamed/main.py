import os, struct
payload = b'{"type":"NameError","message":"x","line":1,"called":false}'
os.write(3, struct.pack(">cI", b"X", len(payload)) + payload)
os._exit(0)
