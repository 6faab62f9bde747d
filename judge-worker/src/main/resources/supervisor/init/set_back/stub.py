"""The machine code by which a test's process stops and is set back.

In all processes of a cell, these lie side by side at the same place: the code, which can only be read and executed; data of the
process that runs it; orders (orders.py), which only the init can write. The code trusts no register and no other memory, so it
does what it is to do whatever the user's code has left behind. Each time it stops it makes the system call pause(), of which the
init hears with the place of the call, as the kernel states it.
"""

import ctypes

from .. import descriptors, kernel
from ..syscalls import NUMBERS
from . import orders

_PAGE = kernel.PAGE
_HWCAP2, _FSGSBASE = 26, 2
# Sets of registers, as bits: x87, SSE, AVX, bounds, AVX-512, keys of pages, APX. Another one could not be set back.
_REGISTERS = 0x802FF
# Those of matrices, which a process has to ask for.
_ASKED_FOR = 0x60000

# On each line machine code and what it is for an assembler; MachineCodeTests compares them. What the first argument of pause() says, and
# what its result means, is in __init__.py. Some processors do not restore where the last x87 instruction was; fninit clears it.
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
4189fd              mov r13d, edi
stand:
4c89ef              mov rdi, r13
b822000000          mov eax, 34
0f05                syscall
stood:
85c0                test eax, eax
74ba                jz calls
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
# The first is the number of the descriptor that the copy is given with the answer.
GO_ON, CALL = descriptors.ARGUMENTS, 0
_PAUSE = NUMBERS["pause"]


def clone_failed(call):
    """Of a keeper's call at kept: half a register has the result, which then is negative."""
    return call.arguments[0] >> 31 != 0


def a_call_failed(call):
    """Of a copy's call at stood, after calls that were ordered."""
    return call.arguments[0] >> 63 != 0


class Stub:
    """The code, mapped in the fork server. Each keeper puts its own orders in their place."""

    def __init__(self):
        """Raises an OSError where the machine or the system does not allow it."""
        if not ctypes.CDLL(None).getauxval(_HWCAP2) & _FSGSBASE:
            raise OSError("the processor or the kernel has no instructions for the base of a segment")
        self.address = kernel.map_memory(
            None, 2 * _PAGE + orders.BYTES, kernel.PROT_READ, kernel.MAP_PRIVATE | kernel.MAP_ANONYMOUS)
        data = self.address + _PAGE
        kernel.protect(self.address, _PAGE, kernel.PROT_READ | kernel.PROT_WRITE)
        ctypes.memmove(self.address, _CODE, len(_CODE))
        kernel.protect(self.address, _PAGE, kernel.PROT_READ | kernel.PROT_EXEC)
        kernel.protect(data, _PAGE, kernel.PROT_READ | kernel.PROT_WRITE)
        unknown = ctypes.CFUNCTYPE(ctypes.c_uint64)(self.place("features"))() & ~(_REGISTERS | _ASKED_FOR)
        if unknown:
            raise OSError(f"the processor has registers {unknown:#x} that the stub does not know")
        # Stops, and returns in each copy of this process, each time that the copy is set back.
        self.checkpoint = ctypes.PYFUNCTYPE(None)(self.address)
        # Stops with the status of a test's end, and never returns.
        self.finish = ctypes.PYFUNCTYPE(None, ctypes.c_int)(self.place("finish"))
        self.kept, self.cloned, self.called, self.stood = map(self.place, ("kept", "cloned", "called", "stood"))
        self.orders = data + _PAGE
        # Areas of memory that written_pages.py looks at less often.
        self.small = ()

    def keeps(self, call):
        """Whether the call is by what stops at kept."""
        return call.number == _PAUSE and call.at == self.kept

    def stands(self, call):
        """Whether the call is by what stops at stood."""
        return call.number == _PAUSE and call.at == self.stood

    def place(self, label):
        return self.address + _LABELS[label]

    def map_orders(self, descriptor):
        """Puts them in place in this process, from a descriptor that can only be read: so nobody can make them writable here."""
        kernel.map_memory(self.orders, orders.BYTES, kernel.PROT_READ, kernel.MAP_SHARED | kernel.MAP_FIXED, descriptor)
