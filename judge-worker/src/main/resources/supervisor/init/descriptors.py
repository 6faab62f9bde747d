"""The numbers of the descriptors of a test's process beside stdin, stdout and stderr."""

# The pipes of its answer and of its arguments. It closes the latter when it has read them, so a program's own begin there.
RESULT, ARGUMENTS = 3, 4
FIRST_OWN = ARGUMENTS
# The first number that a program cannot have: there a keeper and its copies have the socket by which they hand over descriptors.
HANDOVER = 64
