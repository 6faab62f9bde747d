"""Tests in one process that is set back after each. See "Tests set back" in docs/sandbox.md.

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
"""
