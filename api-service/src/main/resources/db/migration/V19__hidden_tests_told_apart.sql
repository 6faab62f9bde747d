-- What is shown of a judgement depends on whether its suite has hidden tests, and lists must know without the suite.
-- Whatever a replica of the version before still stores is treated as if it had some. So are the errors of judgements
-- that are done: nobody can tell any more whether a hidden test's process had a say in them.

ALTER TABLE suites
    ADD COLUMN hidden_tests BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether any of its tests is hidden' AFTER test_count;

UPDATE suites SET hidden_tests = TRUE WHERE LOCATE('{"d":[["hidden",true]]}', content) > 0;

ALTER TABLE suites ALTER COLUMN hidden_tests SET DEFAULT TRUE;

ALTER TABLE judgements
    ADD COLUMN hidden_tests BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'that of its suite' AFTER suite_hash,
    ADD COLUMN error_for_solvers BOOLEAN NOT NULL DEFAULT FALSE
        COMMENT 'no process with arguments of a hidden test had a say in the error' AFTER error;

UPDATE judgements SET hidden_tests = TRUE WHERE suite_hash IN (SELECT hash FROM suites WHERE hidden_tests);

ALTER TABLE judgements ALTER COLUMN hidden_tests SET DEFAULT TRUE;

-- In a process of several tests a program can keep what a hidden one gave it, and tell it in another: no longer taken.

UPDATE questions SET isolation = 'TEST'
WHERE isolation = 'SUBMISSION' AND id IN (SELECT question_id FROM test_cases WHERE hidden);
