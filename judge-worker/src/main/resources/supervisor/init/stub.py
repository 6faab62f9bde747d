"""The machine code by which a test's process stops and is set back. See docs/sandbox.md.

In all processes of a cell, these lie side by side at the same place: the code, which can only be read and executed; data of the
process that runs it; orders, which only the init can write. The code trusts no register and no other memory, so it does what it
is to do whatever the user's code has left behind. Each time it stops it makes the system call pause(), of which the init hears
(filters.py) with the place of the call, as the kernel states it.
"""

import ctypes
import errno
import os
import struct

from . import kernel

PAGE = 4096
_HWCAP2, _FSGSBASE = 26, 2
# Sets of registers, as bits: x87, SSE, AVX, bounds, AVX-512, keys of pages, APX. Another one could not be set back.
_REGISTERS = 0x802FF
# Those of matrices, which a process has to ask for.
_ASKED_FOR = 0x60000

# On each line machine code and what it is for an assembler; MachineCodeTests compares them. The first argument of pause() says to the
# init, at kept: what clone() has returned; at stood: all results of the calls, by or, so it is negative if one of them has failed.
# Some processors do not restore where the last x87 instruction was; fninit clears it.
_LISTING = """
checkpoint:
55                  push rbp
53                  push rbx
4154                push r12
4155                push r13
4156                push r14
4157                push r15
9c                  pushfq
488925ee1d0000      mov [rip + data + 0xe00], rsp
f3480faec0          rdfsbase rax
488905ea1d0000      mov [rip + data + 0xe08], rax
f3480faec8          rdgsbase rax
488905e61d0000      mov [rip + data + 0xe10], rax
b8ff020800          mov eax, 0x802ff
31d2                xor edx, edx
0fae25c80f0000      xsave [rip + data]
31ff                xor edi, edi
keep:
b822000000          mov eax, 34
0f05                syscall
kept:
b838000000          mov eax, 56
bf11800000          mov edi, 0x8011
31f6                xor esi, esi
31d2                xor edx, edx
4531d2              xor r10d, r10d
4531c0              xor r8d, r8d
0f05                syscall
cloned:
89c7                mov edi, eax
85c0                test eax, eax
75dd                jnz keep
calls:
4531ed              xor r13d, r13d
4c8b25a11f0000      mov r12, [rip + orders + 8]
488d1dd21f0000      lea rbx, [rip + orders + 0x40]
next_call:
4983ec01            sub r12, 1
7821                js stand
488b03              mov rax, [rbx]
488b7b08            mov rdi, [rbx + 8]
488b7310            mov rsi, [rbx + 16]
488b5318            mov rdx, [rbx + 24]
4c8b5320            mov r10, [rbx + 32]
0f05                syscall
called:
4909c5              or r13, rax
4883c328            add rbx, 40
ebdc                jmp next_call
finish:
4531ed              xor r13d, r13d
stand:
4c89ef              mov rdi, r13
b822000000          mov eax, 34
0f05                syscall
stood:
85c0                test eax, eax
75ba                jnz calls
fc                  cld
4c8b25551f0000      mov r12, [rip + orders]
488d1d4e3f0000      lea rbx, [rip + orders + 0x2000]
next_copy:
4983ec01            sub r12, 1
7814                js restore
488b3b              mov rdi, [rbx]
488b7308            mov rsi, [rbx + 8]
488b4b10            mov rcx, [rbx + 16]
f348a5              rep movsq
4883c318            add rbx, 24
ebe6                jmp next_copy
restore:
31c0                xor eax, eax
8ed8                mov ds, eax
8ec0                mov es, eax
8ee0                mov fs, eax
8ee8                mov gs, eax
488b052b1d0000      mov rax, [rip + data + 0xe08]
f3480faed0          wrfsbase rax
488b05271d0000      mov rax, [rip + data + 0xe10]
f3480faed8          wrgsbase rax
488b250b1d0000      mov rsp, [rip + data + 0xe00]
b8ff020800          mov eax, 0x802ff
31d2                xor edx, edx
dbe3                fninit
0fae2dfb0e0000      xrstor [rip + data]
9d                  popfq
415f                pop r15
415e                pop r14
415d                pop r13
415c                pop r12
5b                  pop rbx
5d                  pop rbp
c3                  ret
features:
31c9                xor ecx, ecx
0f01d0              xgetbv
48c1e220            shl rdx, 32
4809d0              or rax, rdx
c3                  ret
"""


def _assembled(listing):
    """Returns the code and the offset of each label."""
    code, labels = b"", {}
    for line in listing.split("\n"):
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
        else:
            code += bytes.fromhex(line.partition(" ")[0])
    return code, labels


_CODE, _LABELS = _assembled(_LISTING.strip())
# Offsets into the orders: how many copies and calls there are, the calls, what they point to, the copies, and their content.
_COUNT = struct.Struct("=Q")
_CALL, _COPY = struct.Struct("=5Q"), struct.Struct("=3Q")
_CALLS, _TEXT, _COPIES, _CONTENT = 0x40, 0x1000, 0x2000, 0x8000
_MOST_CALLS, _MOST_TEXT = (_TEXT - _CALLS) // _CALL.size, _COPIES - _TEXT
MOST_COPIES, MOST_PAGES = (_CONTENT - _COPIES) // _COPY.size, 1024
ORDERS_BYTES = _CONTENT + MOST_PAGES * PAGE
_OPTIONS = b"size=8m,nr_inodes=2,mode=700"
GO_ON, CALL = 0, 1


class Stub:
    """The code, mapped in the fork server. Each keeper puts its own orders in their place."""

    def __init__(self):
        """Raises an OSError where the machine or the system does not allow it."""
        if not ctypes.CDLL(None).getauxval(_HWCAP2) & _FSGSBASE:
            raise OSError("the processor or the kernel has no instructions for the base of a segment")
        self.address = kernel.map_memory(
            None, 2 * PAGE + ORDERS_BYTES, kernel.PROT_READ, kernel.MAP_PRIVATE | kernel.MAP_ANONYMOUS)
        data = self.address + PAGE
        kernel.protect(self.address, PAGE, kernel.PROT_READ | kernel.PROT_WRITE)
        ctypes.memmove(self.address, _CODE, len(_CODE))
        kernel.protect(self.address, PAGE, kernel.PROT_READ | kernel.PROT_EXEC)
        kernel.protect(data, PAGE, kernel.PROT_READ | kernel.PROT_WRITE)
        unknown = ctypes.CFUNCTYPE(ctypes.c_uint64)(self.place("features"))() & ~(_REGISTERS | _ASKED_FOR)
        if unknown:
            raise OSError(f"the processor has registers {unknown:#x} that the stub does not know")
        # Stops, and returns in each copy of this process, each time that the copy is set back.
        self.checkpoint = ctypes.PYFUNCTYPE(None)(self.address)
        # Stops, and never returns.
        self.finish = ctypes.PYFUNCTYPE(None)(self.place("finish"))
        self.kept, self.cloned, self.called, self.stood = map(self.place, ("kept", "cloned", "called", "stood"))
        self.orders = data + PAGE
        # Areas of memory that written_pages.py looks at less often.
        self.small = ()

    def place(self, label):
        return self.address + _LABELS[label]

    def map_orders(self, descriptor):
        """Puts them in place in this process, from a descriptor that can only be read: so nobody can make them writable here."""
        kernel.map_memory(self.orders, ORDERS_BYTES, kernel.PROT_READ, kernel.MAP_SHARED | kernel.MAP_FIXED, descriptor)


class Orders:
    """What the stubs of a keeper and its copies do when they are answered. Only while they stand may it change.

    It has a file system of its own: how full that is tells what earlier tests have written, and a test can ask that of its /tmp.
    """

    def __init__(self, stub, folder):
        """Puts a file system over the folder, only for a moment. Raises an OSError if it cannot."""
        self.base = stub.orders
        name = os.path.join(folder, b"orders")
        kernel.mount(b"tmpfs", folder, b"tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC, _OPTIONS)
        try:
            self.file = os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o400)
            self.readable = os.open(name, os.O_RDONLY | os.O_CLOEXEC)
            os.ftruncate(self.file, ORDERS_BYTES)
        finally:
            kernel.detach(folder)

    def order_calls(self, calls, text=b""):
        """Each call is its number and up to four arguments; they may point to the text. Raises an OSError if they are too many."""
        if len(calls) > _MOST_CALLS or len(text) > _MOST_TEXT:
            raise OSError(errno.E2BIG, f"{len(calls)} calls")
        os.pwrite(self.file, text, _TEXT)
        os.pwrite(self.file, b"".join(_CALL.pack(*call, *(0,) * (5 - len(call))) for call in calls), _CALLS)
        os.pwrite(self.file, _COUNT.pack(len(calls)), _COUNT.size)

    def clear(self):
        """Makes it as it was at first. What it says of one copy, the next could read otherwise."""
        os.ftruncate(self.file, 0)
        os.ftruncate(self.file, ORDERS_BYTES)

    def text_at(self, offset):
        return self.base + _TEXT + offset

    def add_copies(self, number, runs, page, content):
        """Orders to copy the content, which becomes that from that page on, to the runs: addresses and sizes in bytes."""
        os.pwrite(self.file, content, _CONTENT + page * PAGE)
        source = self.base + _CONTENT + page * PAGE
        packed = b""
        for address, size in runs:
            packed += _COPY.pack(address, source, size >> 3)
            source += size
        os.pwrite(self.file, packed, _COPIES + number * _COPY.size)
        os.pwrite(self.file, _COUNT.pack(number + len(runs)), 0)

    def close(self):
        os.close(self.file)
