-- Authors may hide test cases from solvers, who then learn no more of them than a verdict; those before were all shown.

ALTER TABLE test_cases
    ADD COLUMN hidden BOOLEAN NOT NULL DEFAULT FALSE
        COMMENT 'solvers see neither its values nor what their programs made of them' AFTER expected;
