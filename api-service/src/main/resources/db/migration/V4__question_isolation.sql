-- Authors may let all tests of a submission share one process; what was there before keeps a process for each test.

ALTER TABLE questions
    ADD COLUMN isolation VARCHAR(10) NOT NULL DEFAULT 'TEST'
        COMMENT 'TEST or SUBMISSION: what gets a process of its own' AFTER memory_limit_bytes;
