-- Questions, their test cases, and the suites that judgements run.
--
-- Values and other structured text lie in LONGTEXT, not in JSON columns: MySQL's JSON type turns integers beyond
-- 64 bits into doubles and reorders keys, and a test must keep every digit. All times are UTC.
-- The SQL is what MySQL 8.0.12 to 9.x share.

CREATE TABLE questions (
    id                BIGINT        NOT NULL AUTO_INCREMENT,
    title             VARCHAR(200)  NOT NULL COMMENT 'need not be unique',
    description       LONGTEXT      NOT NULL COMMENT 'Markdown',
    difficulty        VARCHAR(10)   NOT NULL COMMENT 'EASY, MEDIUM or HARD',
    function_name     VARCHAR(100)  NOT NULL COMMENT 'the function a submission must define',
    return_type       VARCHAR(2000) NOT NULL COMMENT 'a Python annotation in its canonical spelling',
    parameters        LONGTEXT      NOT NULL COMMENT 'JSON: [{"name": .., "type": ..}, ..]; calls are positional, in this order',
    time_limit_millis BIGINT        NOT NULL COMMENT 'CPU time that one test may use',
    memory_limit_bytes BIGINT       NOT NULL COMMENT 'memory that one test may use',
    suite_hash        CHAR(64)      CHARACTER SET ascii NULL COMMENT 'the suite of the present test cases; null until a submission needs it',
    created_at        DATETIME(6)   NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE test_cases (
    id          BIGINT      NOT NULL AUTO_INCREMENT,
    question_id BIGINT      NOT NULL,
    ordinal     INT         NOT NULL COMMENT 'from 1 and without gaps: the order in which tests run',
    arguments   LONGTEXT    NOT NULL COMMENT 'a list of the arguments in declared order, in the notation of test suites',
    expected    LONGTEXT    NOT NULL COMMENT 'the expected result, in the same notation',
    created_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY test_cases_in_order (question_id, ordinal),
    CONSTRAINT test_case_of_question FOREIGN KEY (question_id) REFERENCES questions (id)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE suites (
    hash       CHAR(64)    CHARACTER SET ascii NOT NULL COMMENT 'SHA-256 of content, in hexadecimal',
    content    LONGBLOB    NOT NULL COMMENT 'signature and tests as workers read them; never changed',
    test_count INT         NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (hash)
) DEFAULT CHARACTER SET utf8mb4;

ALTER TABLE questions ADD CONSTRAINT question_with_suite FOREIGN KEY (suite_hash) REFERENCES suites (hash);
