"""Harnesses, one package for each language. A harness runs programs; it knows nothing of namespaces, rights and the worker.

Init asks of a harness:

    TOOLCHAIN                   the version of what runs the programs, for people to read
    warm_up(rehearsal)          in the fork server, once, before it reads anything: loads what programs need. rehearsal(contents)
                                makes calls as below, whose answers go nowhere
    settle(snapshot)            there, at the end: arranges memory for sharing, by risky means only if snapshot is true.
                                Returns how many bytes too large each test's process looks after that
    Program(header, source)     in the submission's init: keeps SUBMIT's header and the source, and looks at no part of it
    Program.prepare()           there, after a test's process has done the same without harm: makes what later tests reuse
    Program.serve(calls)        in a test's process, without rights and within limits: answers the calls

A harness is given, as calls, an iterable of the encoded arguments of one call after another. For each it calls, in this order:

    calls.begin(compiled)       when it has read the arguments, before it runs any code of the user: the time until then is
                                not the user's. Compiled tells that the program has been prepared
    calls.compiled()            otherwise, as soon as the source has compiled
    calls.answer(kind, payload) once; the kind is one letter, which docs/sandbox.md lists
    calls.refuse_source(payload)     or this one, if the source does not compile
    calls.refuse_arguments()    or, instead of all these, if the arguments are not what they should be; does not return

None instead of arguments asks to load the program without calling it. The soft limit RLIMIT_DATA is below the hard one: a
harness may raise it to describe that the program has used up its memory.
"""
