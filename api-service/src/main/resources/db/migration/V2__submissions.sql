-- Submissions and their judgements.
--
-- A submission is what a user sent and never changes. A judgement is one judging of it: QUEUED, RUNNING, then DONE.
-- Its attempt counts how often a job was sent for it; a report of another attempt changes nothing.
-- Ids are UUIDs of version 7, so that the order of ids is the order of time.

CREATE TABLE submissions (
    id          BINARY(16)  NOT NULL,
    question_id BIGINT      NOT NULL,
    language    VARCHAR(20) NOT NULL,
    source      MEDIUMTEXT  NOT NULL COMMENT 'the user''s program, as sent',
    created_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    -- The list of a question's submissions, newest first.
    KEY submissions_of_question (question_id, id),
    CONSTRAINT submission_for_question FOREIGN KEY (question_id) REFERENCES questions (id)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE judgements (
    id                  BINARY(16)    NOT NULL,
    submission_id       BINARY(16)    NOT NULL,
    number              INT           NOT NULL COMMENT 'from 1: which judging of the submission this is',
    suite_hash          CHAR(64)      CHARACTER SET ascii NOT NULL COMMENT 'the tests it runs',
    state               VARCHAR(10)   NOT NULL COMMENT 'QUEUED, RUNNING, DONE or CANCELLED',
    attempt             INT           NOT NULL COMMENT 'from 1: how often a job was made for it',
    verdict             VARCHAR(30)   NULL COMMENT 'set when DONE',
    total               INT           NOT NULL COMMENT 'tests in the suite',
    passed              INT           NOT NULL COMMENT 'tests that were ACCEPTED',
    tests_done          INT           NOT NULL COMMENT 'progress of the present attempt',
    time_micros         BIGINT        NULL COMMENT 'CPU time of the test that used most',
    memory_bytes        BIGINT        NULL COMMENT 'peak memory of the test that used most',
    error               LONGTEXT      NULL COMMENT 'JSON: type, message, line and traceback of what the program raised',
    failure_reason      VARCHAR(1000) NULL COMMENT 'why the last attempt gave no verdict: a fault of Gavel, not of the program',
    worker_id           VARCHAR(100)  NULL COMMENT 'the worker that took it',
    runtime             VARCHAR(100)  NULL COMMENT 'container runtime and version that judged it',
    mode                VARCHAR(20)   NULL COMMENT 'how limits were enforced',
    rootfs_digest       VARCHAR(100)  NULL COMMENT 'file system of the container',
    python_version      VARCHAR(50)   NULL,
    supervisor_version  VARCHAR(50)   NULL COMMENT 'the program that ran the tests inside the container',
    queued_at           DATETIME(6)   NOT NULL COMMENT 'when the present attempt was queued',
    published_at        DATETIME(6)   NULL COMMENT 'when Kafka confirmed the job of the present attempt',
    published_partition INT           NULL COMMENT 'where Kafka keeps that job',
    published_offset    BIGINT        NULL,
    started_at          DATETIME(6)   NULL COMMENT 'when a worker was first heard of in the present attempt',
    heard_at            DATETIME(6)   NULL COMMENT 'when a worker was last heard of in the present attempt',
    finished_at         DATETIME(6)   NULL,
    PRIMARY KEY (id),
    UNIQUE KEY judgements_of_submission (submission_id, number),
    -- The length of the queue, the place in it, and what is overdue: few rows are not DONE.
    KEY judgements_by_state (state, id),
    CONSTRAINT judgement_of_submission FOREIGN KEY (submission_id) REFERENCES submissions (id),
    CONSTRAINT judgement_on_suite FOREIGN KEY (suite_hash) REFERENCES suites (hash)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE judgement_tests (
    judgement_id BINARY(16) NOT NULL,
    reports      LONGTEXT   NOT NULL COMMENT 'JSON: what the worker said of each test; written once, read as a whole',
    PRIMARY KEY (judgement_id),
    CONSTRAINT tests_of_judgement FOREIGN KEY (judgement_id) REFERENCES judgements (id)
) DEFAULT CHARACTER SET utf8mb4;
