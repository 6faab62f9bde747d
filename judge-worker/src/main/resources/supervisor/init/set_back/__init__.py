"""Tests in one process that is set back after each. docs/sandbox.md says why, and what a test can still pass to the next one.

    process        The process of tests as the init sees it: begins each test, follows it, concludes it.
    keeper         A process that has what a test's process has and never runs the user's code. keeping is what it does.
    copies         Copies of the keeper, in which tests run, and the files of /proc that they hand over.
    stub, orders   The machine code in which keeper and copies stop, and what the init has it do.
    telling        The filter by which the init hears of system calls; listener receives and answers them.
    hearing        What it answers, by told_calls and clocks, and what the calls of a test leave behind.
    way_back       Makes a copy what it was: mappings undoes what was mapped, written_pages finds what was written.
    probe          Tries all of it in a new cell.

A keeper and its copies speak to the init by system calls: the kernel stops the caller, and states the place of the call, which is
that of a label in the stub. The init answers 4 (GO_ON) or 0 (CALL); what a call says is its first argument.

    Who     Stops at    Says                                   Answer   Then
    keeper  kept        0, or what clone() has returned        GO_ON    is copied, and stops at kept again
    copy    (cloned)                                                    makes the calls that are ordered, and stops at stood
    copy    stood       after a test its exit status; after    CALL     makes the calls that are ordered, and stops at stood
                        calls, all their results by or:
                        negative if one has failed
                                                               GO_ON    copies the pages that are ordered, and begins a test: it
                                                                        returns from the checkpoint as the keeper did not

What the copy does before the init gives the next answer is the test. Its calls come from anywhere, also from the labels: that can
only end the test.

The first test is forked as usual: it compiles the program within its limits. If that went well and at least five tests are left, a keeper
is made, and copied once for all of them by a clone in the stub, which writes no memory. The copy opens files of its own /proc and hands
them over, so that the init needs no CAP_SYS_PTRACE. The init puts the pipe of arguments into it (SECCOMP_IOCTL_NOTIF_ADDFD). After a test:

    calls       Those that leave nothing in the kernel pass unseen: reading, writing, waiting, clocks of the machine. The init undoes new
                memory, libraries, files opened for reading, changes of the soft limit of memory, and the files of the test. Any other
                call taints: the copy is killed. If it could have changed what both share, such as the flags of a pipe, the keeper, too.
    pages       A written page is the copy's own, as the page map shows; the keeper has the old one. The init puts the keeper's pages into
                a file that the copy can only read, and the stub copies them from there. Without a page fault since the last look, there
                is nothing to look for. The kernel neither makes huge pages of this memory on its own nor merges equal ones.
    mappings    What is new and what the stack has grown by is unmapped, in at most 100 calls. Then the list of mappings must equal the
                keeper's to the byte, and raised limits must be back.
    stdin       The init refills the file and rewinds the descriptor that both share. A copy that closed its stdin gets another.
    registers   The stub loads them, flags, segments and the extended state included, from the page where the keeper saved them.
                Restartable sequences are off.

Time is that of the process's clock, before and after the test, while it stands: it lacks the kernel's work to copy and end a process, so
a trivial test reports 0.1 instead of 0.5 ms. Arguments of up to 2 KB are read on the user's time. What the process asks about its time is
answered with that of this test, all as user time. The peak is the kernel's, cleared before each test; what the copy's first test touched
counts for every test. Pipes are emptied while it stands, so no output comes late. A copy that has used as much time as one test may is
not set back.

The init is in doubt, and has the test repeated in a forked process, when a copy ends without having read its arguments, or idles; when one
that has run tests before ends by a signal or without an answer; when it was told of 2,000 calls, which take too long for times to be
comparable; and when a program asks what it cannot answer: the time of one of several threads, a time written outside the memory of the
beginning, or a signal to the main thread, for which the C library has the keeper's number. The rest of the submission is then forked. So it
is when a process cannot be made, and after two tests that could not be undone if they are more than half.
"""
