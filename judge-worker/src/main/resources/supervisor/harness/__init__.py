"""Harnesses, one package for each language. A harness runs programs; it knows nothing of namespaces, rights and the worker.

Init asks of a harness:

    TOOLCHAIN               The version of what runs the programs, for people to read.
    warm_up(rehearsal)      In the fork server, once, before it reads anything: loads what programs need. rehearsal(contents)
                            makes calls as below, whose answers go nowhere.
    settle(snapshot)        In the fork server, last: arranges memory for sharing. Only with snapshot may it do so outside the
                            interfaces of its runtime. Returns how many bytes too large that makes a test's process look.
    Program(header, source) In the submission's init: keeps what it needs of SUBMIT, and does not look into the source.
    Program.prepare()       In the submission's init, after a test's process has compiled the source without harm: makes what
                            later tests can use.
    Program.in_steps        Whether a call has steps, which the harness counts.
    Program.serve(calls)    In a test's process, without rights and within limits: answers the calls.

A harness iterates over the calls, which yields the encoded arguments of one after another, or None to load the program without
calling it. For each it does, in this order:

    calls.begin(compiled)       When it has read the arguments, and before it runs any code of the user: the time until then is
                                not the user's. Compiled tells whether the program was prepared.
    calls.compiled()            As soon as the source has compiled, unless it was prepared.
    calls.step(number)          If the program is in steps: at the beginning of each, numbered from 1. It costs no system call.
    calls.answer(kind, payload) Once, and last. The kind is one letter; init/answers.py lists them.

    calls.refuse_source(payload) Instead of the last two, if the source does not compile.
    calls.refuse_arguments()    Instead of all of them, if the arguments are not what they should be. Does not return.

Where tests are set back, memory is made what it was when the calls were first iterated over, whenever they are answered: so that first call
comes again for each test, and calls.answer does not return. What must differ from test to test, such as the seed of random numbers, is
made after the arguments were read.

What a program prints is its answer if the worker says so in SUBMIT. It then has a stdin, and its exit status counts, so a harness ends
the process with that status itself, instead of calls.answer:

    calls.tell(kind, payload)   At most once, to describe what has gone wrong.
    calls.end(status)           Last. Does not return.

The hard limit of RLIMIT_DATA is above the soft one, by 8 MiB: a harness may raise it to describe that the program has used up its memory.

Payloads of X, Y and C are JSON: type, types (of X and Y: the type and its bases), message, hint, line, traceback. That of U has message and
line, that of M the names that are defined and a hint. The worker appends the hint to the message, so that both are hidden together. X and Q
also say whether the function was called, which is a hint as well. Values are JSON with tags for what JSON lacks: tuple {"t":[..]}, set
{"s":[..]}, dict {"d":[[k,v],..]} and {"f":"nan"|"inf"|"-inf"}. The exact type decides; a subclass is written by the methods of its base.
"""
