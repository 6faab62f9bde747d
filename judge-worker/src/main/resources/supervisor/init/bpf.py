"""Programs for seccomp: what the kernel runs on each system call, to decide what becomes of it."""

import ctypes
import struct

# Offsets into struct seccomp_data; the lower half of an argument comes first on a little-endian machine.
_NUMBER, _ARCHITECTURE, ARGUMENTS = 0, 4, 16
LOAD, EQUAL, AT_LEAST, ANY_BIT, MASK, _JUMP, RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x05, 0x06
_ALLOW, _TELL, _ERRNO, _KILL = 0x7FFF0000, 0x7FC00000, 0x00050000, 0x80000000
EPERM, EAGAIN, EINVAL, ENOTTY, ENOSYS, EOPNOTSUPP = 1, 11, 22, 25, 38, 95
_X86_64, _X32_BIT = 0xC000003E, 0x40000000
_TESTED_IN_A_ROW = 8
# As the distance of a jump: to the instructions that refuse a call.
REFUSED = "refused"


def instruction(code, value, if_true=0, if_false=0):
    return code, if_true, if_false, value


ALLOW, TELL = instruction(RETURN, _ALLOW), instruction(RETURN, _TELL)


def refuse(number):
    return instruction(RETURN, _ERRNO | number)


# The call does nothing and returns 0.
PRETEND = refuse(0)


def load(argument):
    return instruction(LOAD, ARGUMENTS + 8 * argument)


def load_upper(argument):
    return instruction(LOAD, ARGUMENTS + 8 * argument + 4)


def unless_argument(index, test, value, refusal=EPERM):
    return [load(index), instruction(test, value, 1, 0), refuse(refusal), ALLOW]


def within(ranges, then):
    """Instructions for an argument that is in one of the ranges, whose ends are in them."""
    instructions = []
    for first, last in ranges:
        instructions += [instruction(AT_LEAST, first, 0, 2), instruction(AT_LEAST, last + 1, 1, 0), then]
    return instructions


def program(parts, decided, otherwise, is_far=False):
    """Returns the program: parts are the names of what decides on each number of a call, and decided has these parts.

    Far parts are too far away for the jump of a comparison.
    """
    return _packed({
        "beginning": [
            instruction(LOAD, _ARCHITECTURE), instruction(EQUAL, _X86_64, 1, 0), instruction(RETURN, _KILL),
            instruction(LOAD, _NUMBER), instruction(AT_LEAST, _X32_BIT, 0, 1), instruction(RETURN, _KILL)],
        "search": _search(sorted(parts.items()), otherwise, _far if is_far else _near),
        **decided,
        REFUSED: [refuse(EPERM)],
    })


def _search(parts, otherwise, go):
    """Goes to the part for a number. The kernel runs a new filter once for every number there is."""
    if len(parts) <= _TESTED_IN_A_ROW:
        return [*(each for number, part in parts for each in go(number, part)), otherwise]
    half = len(parts) // 2
    lower, upper = (_search(some, otherwise, go) for some in (parts[:half], parts[half:]))
    return [instruction(AT_LEAST, parts[half][0], len(lower)), *lower, *upper]


def _near(number, part):
    return [instruction(EQUAL, number, part)]


def _far(number, part):
    return [instruction(EQUAL, number, 0, 1), instruction(_JUMP, part)]


def _packed(parts):
    """Parts by name, one after the other; an instruction may jump to the beginning of a later one by its name."""
    instructions, beginnings = [], {}
    for name, part in parts.items():
        beginnings[name] = len(instructions)
        instructions += part

    def distance(place, jump):
        return jump if isinstance(jump, int) else beginnings[jump] - place - 1
    return b"".join(struct.pack("=HBBI", code, distance(place, if_true), distance(place, if_false), distance(place, value))
                    for place, (code, if_true, if_false, value) in enumerate(instructions))


def places_of(value, packed):
    """Where a program has that value."""
    return tuple(place for place in range(0, len(packed), 4) if packed[place:place + 4] == struct.pack("=I", value))


def installable(packed):
    """Returns a struct sock_fprog, whose H is padded to the alignment of the pointer, and the memory to which it points."""
    memory = ctypes.create_string_buffer(packed, len(packed))
    return struct.pack("@HP", len(packed) // 8, ctypes.addressof(memory)), memory
