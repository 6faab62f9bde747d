import os

reply = b'["returned",true,null,1,2,3,true,0,0,""]'
os.write(3, b"V" + len(reply).to_bytes(4, "big") + reply)
print("no", flush=True)
