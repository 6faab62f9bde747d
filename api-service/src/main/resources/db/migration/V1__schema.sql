-- The schema. Values and other structured text lie in LONGTEXT, not in JSON columns: MySQL's JSON type turns integers
-- beyond 64 bits into doubles and reorders keys, and a test must keep every digit. Ids of programs and judgements are
-- UUIDs of version 7, so their order is the order of time. All times are UTC. The SQL is what MySQL 8.0.12 to 9.x share.

-- The access mode and secrets of this installation; one row.
CREATE TABLE installation (
    id         TINYINT     NOT NULL,
    mode       VARCHAR(10) NOT NULL COMMENT 'OPEN: one trusted person, no accounts; ACCOUNTS: every caller is known',
    settings   LONGTEXT    NULL COMMENT 'JSON: those in force at the last start, without secrets; the audit log compares with them',
    created_at DATETIME(6) NOT NULL,
    secret     CHAR(64)    CHARACTER SET ascii NOT NULL COMMENT 'signs cookies',
    PRIMARY KEY (id),
    CONSTRAINT one_installation CHECK (id = 1)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE accounts (
    id                     BIGINT       NOT NULL AUTO_INCREMENT,
    name                   VARCHAR(100) COLLATE utf8mb4_0900_as_ci NOT NULL COMMENT 'sign-in name, case-insensitive',
    role                   VARCHAR(10)  NOT NULL COMMENT 'SOLVER, AUTHOR or OPERATOR',
    password               VARCHAR(200) NULL COMMENT 'its hash, with the method in front; NULL: cannot sign in with a password',
    issuer                 VARCHAR(255) NULL COMMENT 'with the subject: who it is to an OpenID provider',
    subject                VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    mail                   VARCHAR(254) NULL COMMENT 'shown to operators only',
    disabled               BOOLEAN      NOT NULL,
    valid_from             DATETIME(6)  NOT NULL COMMENT 'sessions that began earlier have ended: the last change of the password, the role or the state',
    submissions_per_minute INT          NULL COMMENT 'its own limit; NULL: the one of its role, as for the next three',
    evaluations_per_minute INT          NULL,
    waits                  INT          NULL COMMENT 'long polls at once',
    streams                INT          NULL COMMENT 'at once',
    created_at             DATETIME(6)  NOT NULL,
    signed_in_at           DATETIME(6)  NULL COMMENT 'the last time',
    erased_at              DATETIME(6)  NULL COMMENT 'its name and all that is personal is gone',
    PRIMARY KEY (id),
    UNIQUE KEY accounts_by_name (name),
    UNIQUE KEY accounts_by_identity (issuer, subject),
    KEY accounts_by_role (role, disabled)
) DEFAULT CHARACTER SET utf8mb4;

-- Sets of accounts, such as the members of a course.
CREATE TABLE account_groups (
    id         BIGINT       NOT NULL AUTO_INCREMENT,
    name       VARCHAR(100) COLLATE utf8mb4_0900_as_ci NOT NULL COMMENT 'case-insensitive',
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY groups_by_name (name)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE group_members (
    group_id   BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    PRIMARY KEY (group_id, account_id),
    KEY groups_of_account (account_id),
    CONSTRAINT member_of_group FOREIGN KEY (group_id) REFERENCES account_groups (id) ON DELETE CASCADE,
    CONSTRAINT member_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- One-time links: they set up the first operator, invite someone, or set a new password.
CREATE TABLE one_time_links (
    id         BIGINT      NOT NULL AUTO_INCREMENT,
    hash       CHAR(64)    CHARACTER SET ascii NOT NULL COMMENT 'SHA-256 of its secret, in hexadecimal',
    made_by    BIGINT      NULL COMMENT 'the operator with whose rights it ends; NULL: Gavel itself',
    purpose    VARCHAR(10) NOT NULL COMMENT 'SETUP, INVITE or RESET',
    account_id BIGINT      NULL COMMENT 'whose password it sets, also by an INVITE while it has none; NULL: it makes an account',
    role       VARCHAR(10) NULL COMMENT 'of the account that it makes',
    group_id   BIGINT      NULL COMMENT 'the group that the account joins',
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    used_at    DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY links_by_hash (hash),
    KEY links_of_account (account_id),
    CONSTRAINT link_of_operator FOREIGN KEY (made_by) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT link_for_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT link_into_group FOREIGN KEY (group_id) REFERENCES account_groups (id) ON DELETE SET NULL
) DEFAULT CHARACTER SET utf8mb4;

-- Spring Session's tables; it fixes the columns and the name of the second table.
CREATE TABLE sessions (
    primary_id            CHAR(36)     CHARACTER SET ascii NOT NULL,
    session_id            CHAR(36)     CHARACTER SET ascii NOT NULL,
    creation_time         BIGINT       NOT NULL COMMENT 'milliseconds since 1970, as all times here',
    last_access_time      BIGINT       NOT NULL COMMENT 'to the minute',
    max_inactive_interval INT          NOT NULL COMMENT 'seconds',
    expiry_time           BIGINT       NOT NULL,
    principal_name        VARCHAR(100) CHARACTER SET ascii NULL COMMENT 'id of the account',
    PRIMARY KEY (primary_id),
    UNIQUE KEY sessions_by_id (session_id),
    KEY sessions_by_expiry (expiry_time),
    KEY sessions_by_account (principal_name)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE sessions_ATTRIBUTES (
    session_primary_id CHAR(36)     CHARACTER SET ascii NOT NULL,
    attribute_name     VARCHAR(200) CHARACTER SET ascii NOT NULL,
    attribute_bytes    BLOB         NOT NULL COMMENT 'text: the id of the account, and where the session began',
    PRIMARY KEY (session_primary_id, attribute_name),
    CONSTRAINT attribute_of_session FOREIGN KEY (session_primary_id) REFERENCES sessions (primary_id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE api_tokens (
    id           BIGINT       NOT NULL AUTO_INCREMENT,
    account_id   BIGINT       NOT NULL,
    name         VARCHAR(100) NOT NULL COMMENT 'tells its owner what it is for',
    hash         CHAR(64)     CHARACTER SET ascii NOT NULL COMMENT 'SHA-256, in hexadecimal',
    scopes       VARCHAR(100) NOT NULL COMMENT 'what it passes on of the rights of the role, comma-separated',
    created_at   DATETIME(6)  NOT NULL,
    expires_at   DATETIME(6)  NULL COMMENT 'NULL: never',
    last_used_at DATETIME(6)  NULL COMMENT 'to the minute',
    PRIMARY KEY (id),
    UNIQUE KEY tokens_by_hash (hash),
    KEY tokens_of_account (account_id),
    CONSTRAINT token_of_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- Who did what. Rows are only added, and deleted after a while.
CREATE TABLE audit_entries (
    id           BIGINT       NOT NULL AUTO_INCREMENT,
    happened_at  DATETIME(6)  NOT NULL,
    account_id   BIGINT       NULL COMMENT 'no foreign key: the entry outlives the account',
    account_name VARCHAR(100) NOT NULL COMMENT 'at that time; replaced when the account is erased',
    token_id     BIGINT       NULL,
    address      VARCHAR(45)  NOT NULL,
    action       VARCHAR(50)  NOT NULL,
    thing        VARCHAR(100) NOT NULL COMMENT 'what it was done to: its kind and id',
    before_state LONGTEXT     NULL COMMENT 'JSON',
    after_state  LONGTEXT     NULL COMMENT 'JSON',
    PRIMARY KEY (id),
    -- Newest first, by whatever is sought.
    KEY audit_by_account (account_id, happened_at),
    KEY audit_by_action (action, happened_at),
    KEY audit_by_account_and_action (account_id, action, happened_at),
    KEY audit_by_thing (thing, happened_at),
    KEY audit_by_time (happened_at)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE suites (
    hash         CHAR(64)    CHARACTER SET ascii NOT NULL COMMENT 'SHA-256 of all its lines, in hexadecimal',
    head         LONGTEXT    NOT NULL COMMENT 'the first line: kind of question, comparison, prelude, rules and scoring',
    bytes        BIGINT      NOT NULL COMMENT 'length of all its lines',
    test_count   INT         NOT NULL,
    hidden_tests BOOLEAN     NOT NULL COMMENT 'whether any of its tests is hidden',
    withheld_tests INT       NOT NULL COMMENT 'those of its tests of which solvers learn nothing',
    created_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (hash)
) DEFAULT CHARACTER SET utf8mb4;

-- The other lines of a suite, one for each test, as workers read them: small enough to hold one part in memory. A part
-- has whole lines, or a piece of one long line.
CREATE TABLE suite_parts (
    suite_hash CHAR(64)   CHARACTER SET ascii NOT NULL,
    part       INT        NOT NULL COMMENT 'from 0',
    first_test INT        NOT NULL COMMENT 'from 1: the test whose line begins this part, or has this piece',
    content    MEDIUMBLOB NOT NULL COMMENT 'never changed',
    PRIMARY KEY (suite_hash, part),
    KEY suite_parts_by_test (suite_hash, first_test),
    CONSTRAINT part_of_suite FOREIGN KEY (suite_hash) REFERENCES suites (hash) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE questions (
    id                 BIGINT        NOT NULL AUTO_INCREMENT,
    owner_id           BIGINT        NULL COMMENT 'the account that wrote it; NULL in open mode',
    state              VARCHAR(10)   NOT NULL COMMENT 'DRAFT, PUBLISHED or ARCHIVED',
    restricted         BOOLEAN       NOT NULL COMMENT 'whether it has rows in audiences: lists must know without reading them',
    title              VARCHAR(200)  NOT NULL COMMENT 'need not be unique',
    description        LONGTEXT      NOT NULL COMMENT 'Markdown',
    difficulty         VARCHAR(10)   NOT NULL COMMENT 'EASY, MEDIUM or HARD',
    kind               LONGTEXT      NOT NULL COMMENT 'JSON, as in the first line of a suite: what a program must be, and so what its tests have',
    time_limit_millis  BIGINT        NOT NULL COMMENT 'CPU time that one test may use',
    memory_limit_bytes BIGINT        NOT NULL COMMENT 'memory that one test may use',
    environment        VARCHAR(32)   NULL COMMENT 'the one all its submissions run in; NULL leaves the choice to the submission',
    comparison         LONGTEXT      NULL COMMENT 'JSON; NULL is the default comparison',
    prelude            LONGTEXT      NULL COMMENT 'leetcode, or lines that run before a program; NULL when there is none',
    starter_code       LONGTEXT      NULL COMMENT 'what a solution begins with; NULL is the signature',
    rules              LONGTEXT      NULL COMMENT 'JSON: what the source of a program must contain, or must not; NULL when there are none',
    scoring            LONGTEXT      NULL COMMENT 'JSON: groups of tests, which submissions count and how many are allowed; NULL: each test for itself',
    test_count         INT           NOT NULL COMMENT 'its rows in test_cases',
    hidden_test_count  INT           NOT NULL COMMENT 'those of them that are hidden',
    tests_size         BIGINT        NOT NULL COMMENT 'bytes of their arguments and expected results in total',
    suite_hash         CHAR(64)      CHARACTER SET ascii NULL COMMENT 'the suite of the current tests; NULL until a submission needs it',
    revision           INT           NOT NULL COMMENT 'how often its tests, its limits or its reference solutions have changed',
    created_at         DATETIME(6)   NOT NULL,
    deleted_at         DATETIME(6)   NULL COMMENT 'since then nobody sees the question, and what belongs to it is being deleted; its submissions are listed until they are',
    PRIMARY KEY (id),
    KEY deleted_questions (deleted_at),
    KEY questions_of_owner (owner_id),
    CONSTRAINT question_of_owner FOREIGN KEY (owner_id) REFERENCES accounts (id),
    CONSTRAINT question_with_suite FOREIGN KEY (suite_hash) REFERENCES suites (hash)
) DEFAULT CHARACTER SET utf8mb4;

-- The environments that workers have announced, so that a start knows them before it hears of any worker.
CREATE TABLE environments (
    name    VARCHAR(32) CHARACTER SET ascii NOT NULL,
    seen_at DATETIME(6) NOT NULL COMMENT 'when a worker announced it, to the hour',
    PRIMARY KEY (name)
) DEFAULT CHARACTER SET utf8mb4;

-- Accounts that have the rights of the owner.
CREATE TABLE co_authors (
    question_id BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    PRIMARY KEY (question_id, account_id),
    KEY questions_of_co_author (account_id),
    CONSTRAINT co_author_of_question FOREIGN KEY (question_id) REFERENCES questions (id) ON DELETE CASCADE,
    CONSTRAINT co_author_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- For whom a published question is, and when. A question without a row is for everyone, always.
CREATE TABLE audiences (
    id          BIGINT      NOT NULL AUTO_INCREMENT,
    question_id BIGINT      NOT NULL,
    group_id    BIGINT      NULL COMMENT 'NULL: everyone',
    opens_at    DATETIME(6) NULL,
    closes_at   DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY audiences_of_question (question_id),
    CONSTRAINT audience_of_question FOREIGN KEY (question_id) REFERENCES questions (id) ON DELETE CASCADE,
    CONSTRAINT audience_group FOREIGN KEY (group_id) REFERENCES account_groups (id)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE test_cases (
    id          BIGINT      NOT NULL AUTO_INCREMENT,
    question_id BIGINT      NOT NULL,
    ordinal     INT         NOT NULL COMMENT 'from 1 and without gaps: the order in which tests run',
    arguments   LONGTEXT    NOT NULL COMMENT 'a list of the arguments in declared order, in the notation of test suites',
    expected    LONGTEXT    NULL COMMENT 'the expected result, in the same notation; NULL where an exception is expected',
    others      LONGTEXT    NULL COMMENT 'a list of the other right results; NULL when there are none',
    raises      VARCHAR(100) NULL COMMENT 'the type of the expected exception, or of a base of it',
    raises_message VARCHAR(1000) NULL COMMENT 'a regular expression of Python that occurs in its message; NULL when any is right',
    exit_status INT         NOT NULL COMMENT 'with which a program must end; 0 for other kinds of questions',
    comparison  VARCHAR(500) NULL COMMENT 'how answers are compared, as JSON; NULL: as the question states',
    hidden      BOOLEAN     NOT NULL COMMENT 'solvers see its verdict at most: it or its group says so',
    withheld    BOOLEAN     NOT NULL COMMENT 'solvers see nothing of it: it or its group says so',
    feedback    VARCHAR(10) NOT NULL COMMENT 'what it says itself: FULL, VERDICT or NONE',
    points      BIGINT      NULL COMMENT 'what it is worth, in thousandths; NULL when it does not say so',
    test_group  VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the name of its group in the scoring of the question',
    explanation VARCHAR(1000) NULL COMMENT 'what solvers read whose program fails it',
    size        BIGINT      GENERATED ALWAYS AS (length(arguments) + ifnull(length(expected), 0) + ifnull(length(others), 0)) STORED NOT NULL COMMENT 'bytes of all, known without reading them',
    created_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY test_cases_in_order (question_id, ordinal),
    -- What they are worth together, by the index alone: every view of the question says it.
    KEY test_cases_by_points (question_id, test_group, points, withheld, feedback),
    CONSTRAINT test_case_of_question FOREIGN KEY (question_id) REFERENCES questions (id)
) DEFAULT CHARACTER SET utf8mb4;

-- Images in the descriptions of questions, which name them without a path.
CREATE TABLE statement_images (
    question_id BIGINT       NOT NULL,
    name        VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    type        VARCHAR(10)  NOT NULL COMMENT 'PNG, JPEG, GIF or WEBP, told by its first bytes',
    content     MEDIUMBLOB   NOT NULL,
    PRIMARY KEY (question_id, name),
    CONSTRAINT image_of_question FOREIGN KEY (question_id) REFERENCES questions (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- Files of questions that were sent, and what became of them. The files themselves are not kept.
CREATE TABLE imports (
    id            BIGINT       NOT NULL AUTO_INCREMENT,
    owner_id      BIGINT       NULL COMMENT 'the account that sent it; NULL in open mode',
    file          VARCHAR(200) NOT NULL COMMENT 'its name, as sent',
    size          BIGINT       NOT NULL COMMENT 'bytes of the file',
    hash          CHAR(64)     CHARACTER SET ascii NOT NULL COMMENT 'SHA-256 of the file, in hexadecimal: what a dry run has shown is what is imported',
    dry_run       BOOLEAN      NOT NULL COMMENT 'whether nothing is stored but its report',
    state         VARCHAR(10)  NOT NULL COMMENT 'QUEUED, RUNNING, DONE or FAILED',
    format        VARCHAR(50)  NULL COMMENT 'NULL until it is recognised',
    done          BIGINT       NOT NULL COMMENT 'how much was read, in the unit of the next column',
    total         BIGINT       NOT NULL COMMENT '0: not known',
    created       INT          NOT NULL COMMENT 'questions so far, by what became of them, as for the next three',
    changed       INT          NOT NULL,
    unchanged     INT          NOT NULL,
    refused       INT          NOT NULL,
    tests         INT          NOT NULL COMMENT 'of all questions, those that can be taken',
    refused_tests INT          NOT NULL,
    notes         LONGTEXT     NOT NULL COMMENT 'JSON: sentences about the file as a whole',
    failure       TEXT         NULL COMMENT 'why it could not be read to its end',
    created_at    DATETIME(6)  NOT NULL,
    seen_at       DATETIME(6)  NOT NULL COMMENT 'when its replica was alive, to some seconds',
    finished_at   DATETIME(6)  NULL,
    PRIMARY KEY (id),
    KEY imports_of_owner (owner_id, id),
    KEY imports_by_state (state, seen_at),
    KEY imports_by_end (finished_at)
) DEFAULT CHARACTER SET utf8mb4;

-- What became of each question of an import, or would become of it, in the order of the file.
CREATE TABLE import_reports (
    id            BIGINT       NOT NULL AUTO_INCREMENT,
    import_id     BIGINT       NOT NULL,
    source_id     VARCHAR(250) NOT NULL COMMENT 'what it is called where it comes from',
    title         VARCHAR(200) NOT NULL,
    outcome       VARCHAR(10)  NOT NULL COMMENT 'CREATED, CHANGED, UNCHANGED or REFUSED',
    question_id   BIGINT       NULL COMMENT 'no foreign key: the report outlives the question',
    tests         INT          NOT NULL,
    refused_tests INT          NOT NULL,
    notes         LONGTEXT     NOT NULL COMMENT 'JSON: errors, refused tests, guesses and warnings',
    PRIMARY KEY (id),
    KEY reports_of_import (import_id, id),
    CONSTRAINT report_of_import FOREIGN KEY (import_id) REFERENCES imports (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- Where questions come from, so that the next import of the same source changes them instead of adding others.
CREATE TABLE imported_questions (
    owner_id    BIGINT       NOT NULL COMMENT 'the account that imported it; 0 in open mode',
    format      VARCHAR(50)  CHARACTER SET ascii NOT NULL,
    source_id   VARCHAR(250) COLLATE utf8mb4_bin NOT NULL COMMENT 'what it is called there',
    question_id BIGINT       NOT NULL,
    state       LONGTEXT     NOT NULL COMMENT 'JSON: hashes of its fields and tests as they were imported, and the ids of the tests',
    PRIMARY KEY (owner_id, format, source_id),
    KEY sources_of_question (question_id),
    CONSTRAINT source_of_question FOREIGN KEY (question_id) REFERENCES questions (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- The latest edits of questions and their tests, which can be undone. They end with their question.
CREATE TABLE question_edits (
    id           BIGINT      NOT NULL AUTO_INCREMENT,
    question_id  BIGINT      NOT NULL,
    account_id   BIGINT      NULL COMMENT 'who made it, without a name, which may be erased; NULL in open mode. No foreign key: it outlives the account',
    made_at      DATETIME(6) NOT NULL,
    kind         VARCHAR(10) NOT NULL COMMENT 'CREATED, QUESTION, ADDED, CHANGED, DELETED or ORDERED',
    undoes       BIGINT      NULL COMMENT 'the edit that it undid',
    kind_hash    CHAR(64)    CHARACTER SET ascii NOT NULL COMMENT 'SHA-256 of what tests had to be: the kind of the question, and of its comparison',
    before_state LONGTEXT    NULL COMMENT 'JSON: what it changed of the question, or the former order of its tests',
    after_state  LONGTEXT    NULL COMMENT 'JSON: likewise, or the tests that it added',
    tests        INT         NOT NULL COMMENT 'its rows in edited_tests',
    bytes        BIGINT      NOT NULL COMMENT 'of both states and of these tests',
    PRIMARY KEY (id),
    KEY edits_of_question (question_id, id, bytes),
    KEY edits_of_account (account_id, id),
    CONSTRAINT edit_of_question FOREIGN KEY (question_id) REFERENCES questions (id)
) DEFAULT CHARACTER SET utf8mb4;

-- Tests as they were before an edit changed or deleted them, with the columns of test_cases.
CREATE TABLE edited_tests (
    edit_id     BIGINT      NOT NULL,
    test_id     BIGINT      NOT NULL,
    ordinal     INT         NOT NULL,
    arguments   LONGTEXT    NOT NULL,
    expected    LONGTEXT    NULL,
    others      LONGTEXT    NULL,
    raises      VARCHAR(100) NULL,
    raises_message VARCHAR(1000) NULL,
    exit_status INT         NOT NULL,
    comparison  VARCHAR(500) NULL,
    hidden      BOOLEAN     NOT NULL,
    withheld    BOOLEAN     NOT NULL,
    feedback    VARCHAR(10) NOT NULL,
    points      BIGINT      NULL,
    test_group  VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    explanation VARCHAR(1000) NULL,
    size        BIGINT      GENERATED ALWAYS AS (length(arguments) + ifnull(length(expected), 0) + ifnull(length(others), 0)) STORED NOT NULL,
    created_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (edit_id, test_id),
    -- What became of a test after an edit.
    KEY edits_of_test (test_id, edit_id),
    CONSTRAINT test_of_edit FOREIGN KEY (edit_id) REFERENCES question_edits (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- A program that is kept, listed and counted, and can be judged again. It never changes.
CREATE TABLE submissions (
    id          BINARY(16)  NOT NULL,
    owner_id    BIGINT      NULL COMMENT 'the account that sent it; 0 for visitors, NULL in open mode',
    question_id BIGINT      NULL COMMENT 'NULL when it was not sent for a question',
    language    VARCHAR(20) NOT NULL,
    environment VARCHAR(32) NOT NULL COMMENT 'what it runs in',
    source      MEDIUMTEXT  NOT NULL COMMENT 'the program, as sent',
    created_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    -- The newest of all, with what tells who sees them.
    KEY submissions_in_order (id, question_id, owner_id),
    -- The lists of a question's and of an account's submissions, newest first.
    KEY submissions_of_question (question_id, id),
    KEY submissions_of_owner (owner_id, id),
    KEY submissions_of_owner_to_question (owner_id, question_id, id),
    -- A question's solvers, each read once.
    KEY solvers_of_question (question_id, owner_id),
    CONSTRAINT submission_for_question FOREIGN KEY (question_id) REFERENCES questions (id)
) DEFAULT CHARACTER SET utf8mb4;

-- A program that is judged once, on tests that it brings or on samples, neither listed nor counted, and deleted after a
-- while with its judgement and its suite. It never changes.
CREATE TABLE evaluations (
    id          BINARY(16)  NOT NULL,
    owner_id    BIGINT      NULL COMMENT 'the account that sent it; 0 for visitors, NULL in open mode',
    question_id BIGINT      NULL COMMENT 'NULL when it was not sent for a question, or the question is deleted',
    language    VARCHAR(20) NOT NULL,
    environment VARCHAR(32) NOT NULL COMMENT 'what it runs in',
    brought     BOOLEAN     NOT NULL COMMENT 'it came with its question and tests: whoever sees it sees all of it',
    kept        BOOLEAN     NOT NULL COMMENT 'a client of Judge0 asks for it by its id, and may delete it',
    source      MEDIUMTEXT  NOT NULL COMMENT 'the program, as sent',
    created_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    -- The export of an account.
    KEY evaluations_of_owner (owner_id, id),
    CONSTRAINT evaluation_for_question FOREIGN KEY (question_id) REFERENCES questions (id)
) DEFAULT CHARACTER SET utf8mb4;

-- Solutions that the authors of a question keep, and the verdict that each must get.
CREATE TABLE reference_solutions (
    id               BIGINT       NOT NULL AUTO_INCREMENT,
    question_id      BIGINT       NOT NULL,
    name             VARCHAR(100) COLLATE utf8mb4_0900_as_ci NOT NULL,
    source           MEDIUMTEXT   NOT NULL,
    required_verdict VARCHAR(30)  NOT NULL COMMENT 'a verdict, or REJECTED: any but ACCEPTED',
    changed_at       DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY reference_solutions_by_name (question_id, name),
    CONSTRAINT solution_of_question FOREIGN KEY (question_id) REFERENCES questions (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- Programs of authors that make and check the inputs of tests.
CREATE TABLE test_programs (
    question_id BIGINT     NOT NULL,
    generator   MEDIUMTEXT NULL COMMENT 'prints the input of a test',
    validator   MEDIUMTEXT NULL COMMENT 'fails on inputs that the statement does not allow',
    PRIMARY KEY (question_id),
    CONSTRAINT programs_of_question FOREIGN KEY (question_id) REFERENCES questions (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- The last verification of each question that has reference solutions. Replicas look for rows whose question has changed.
CREATE TABLE verifications (
    question_id        BIGINT        NOT NULL,
    revision           INT           NOT NULL COMMENT 'the revision of the question that was verified; -1: none yet',
    seen_revision      INT           NOT NULL COMMENT 'the revision that a replica has seen last',
    due_at             DATETIME(6)   NULL COMMENT 'when that one is to be verified',
    started_at         DATETIME(6)   NULL,
    time_limit_millis  BIGINT        NOT NULL COMMENT 'of the question, as in the next two',
    memory_limit_bytes BIGINT        NOT NULL,
    test_count         INT           NOT NULL,
    equal_tests        LONGTEXT      NOT NULL COMMENT 'JSON: groups of tests with the same input',
    problem            VARCHAR(1000) NULL COMMENT 'why the solutions could not be judged',
    PRIMARY KEY (question_id),
    CONSTRAINT verification_of_question FOREIGN KEY (question_id) REFERENCES questions (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- The judgings of reference solutions in the last verification. What is told of them outlasts their evaluations, so there
-- is no foreign key.
CREATE TABLE verification_runs (
    evaluation_id BINARY(16)    NOT NULL,
    question_id   BIGINT        NOT NULL,
    solution_id   BIGINT        NULL COMMENT 'NULL: the validator has read the inputs of all tests',
    number        INT           NOT NULL COMMENT 'from 1: which run of this solution',
    extended      BOOLEAN       NOT NULL COMMENT 'with more time than the limit, to learn how slow it is',
    outcome       VARCHAR(30)   NULL COMMENT 'the verdict of all tests, or CANCELLED; NULL while it is open',
    explanation   VARCHAR(1000) NULL COMMENT 'of the first test that failed',
    time_micros   BIGINT        NULL COMMENT 'CPU time of the test that used most',
    memory_bytes  BIGINT        NULL COMMENT 'peak memory of the test that used most',
    tests         LONGTEXT      CHARACTER SET ascii NULL COMMENT 'a letter for each test: the first one of its verdict, or - when it was not run',
    PRIMARY KEY (evaluation_id),
    KEY verification_runs_of_question (question_id, outcome),
    KEY open_verification_runs (outcome, question_id),
    CONSTRAINT run_of_question FOREIGN KEY (question_id) REFERENCES questions (id) ON DELETE CASCADE,
    CONSTRAINT run_of_solution FOREIGN KEY (solution_id) REFERENCES reference_solutions (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- Evaluations that were sent together. Whoever gives results to its lines locks the row, so their positions have no gaps
-- and become visible in their order.
CREATE TABLE evaluation_batches (
    id            BINARY(16)   NOT NULL,
    owner_id      BIGINT       NULL COMMENT 'the account that sent it; NULL in open mode',
    owner_key     BIGINT       GENERATED ALWAYS AS (ifnull(owner_id, -1)) STORED NOT NULL COMMENT 'names are unique without an owner, too',
    name          VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'as its sender named it, to go on after a connection broke',
    line_count    INT          NOT NULL,
    ended         INT          NOT NULL COMMENT 'lines with a result; the position of the last one',
    refused       INT          NOT NULL COMMENT 'lines that could not be judged',
    waiting_bytes BIGINT       NOT NULL COMMENT 'text of the lines without a result',
    complete      BOOLEAN      NOT NULL COMMENT 'a request has come to its end since the last line was added',
    told_lines    INT          NULL COMMENT 'how many lines it had when its end was last told; NULL: never, or not since it was cancelled',
    last_result_at DATETIME(6) NULL COMMENT 'when the last judged line got its result',
    cancelled_at  DATETIME(6)  NULL COMMENT 'since then no line is added, and the open ones are cancelled',
    created_at    DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY batches_by_name (owner_key, name),
    KEY batches_of_owner (owner_id, id),
    KEY cancelled_batches (cancelled_at)
) DEFAULT CHARACTER SET utf8mb4;

-- The lines of batches. Each has one result: that of its evaluation, or a problem.
CREATE TABLE batch_lines (
    batch_id      BINARY(16)   NOT NULL,
    line_key      BINARY(32)   NOT NULL COMMENT 'SHA-256 of its custom id, or of its text where that has none',
    custom_id     VARCHAR(100) NULL COMMENT 'what its sender calls it; NULL when that cannot be read',
    evaluation_id BINARY(16)   NULL COMMENT 'NULL when it cannot be judged',
    bytes         INT          NOT NULL COMMENT 'length of its text',
    problem       LONGTEXT     NULL COMMENT 'JSON: why it cannot be judged',
    position      INT          NULL COMMENT 'from 1, in the order of completion; NULL while it has no result',
    outcome       VARCHAR(30)  NULL COMMENT 'the verdict, CANCELLED, or REFUSED when it cannot be judged; NULL likewise',
    PRIMARY KEY (batch_id, line_key),
    UNIQUE KEY batch_lines_by_position (batch_id, position),
    UNIQUE KEY batch_line_of_evaluation (evaluation_id),
    CONSTRAINT line_of_batch FOREIGN KEY (batch_id) REFERENCES evaluation_batches (id) ON DELETE CASCADE,
    CONSTRAINT line_with_evaluation FOREIGN KEY (evaluation_id) REFERENCES evaluations (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- Rejudging many submissions on request: each gets one more judgement, which names the rejudging.
CREATE TABLE rejudgings (
    id           BIGINT      NOT NULL AUTO_INCREMENT,
    criteria     LONGTEXT    NOT NULL COMMENT 'JSON: which submissions were selected',
    question_id  BIGINT      NULL COMMENT 'all of them are for it; NULL: they may be for any question',
    submissions  INT         NOT NULL COMMENT 'how many those were',
    created_at   DATETIME(6) NOT NULL,
    cancelled_at DATETIME(6) NULL COMMENT 'what had no verdict by then keeps its former one',
    PRIMARY KEY (id),
    -- The list of an author's rejudgings, newest first.
    KEY rejudgings_of_question (question_id, id)
) DEFAULT CHARACTER SET utf8mb4;

-- One judging of a program: QUEUED, RUNNING, then DONE or CANCELLED. The attempt counts how often a job was made for
-- it; a report of another attempt changes nothing.
--
-- A judgement that is QUEUED, not deferred and not published is to be sent: no other table says so.
CREATE TABLE judgements (
    id                  BINARY(16)    NOT NULL,
    program_id          BINARY(16)    NOT NULL COMMENT 'of a submission or an evaluation, so there is no foreign key',
    evaluation          BOOLEAN       NOT NULL COMMENT 'of an evaluation; otherwise of a submission',
    question_id         BIGINT        NULL COMMENT 'the question in whose lists and figures it counts: NULL for evaluations, and once a later judgement of the program has its verdict',
    number              INT           NOT NULL COMMENT 'from 1: which judging of the program this is',
    rejudging_id        BIGINT        NULL,

    -- What is run, as it was when the judgement was queued.
    language            VARCHAR(20)   NOT NULL,
    environment         VARCHAR(32)   NOT NULL,
    checker_environment VARCHAR(32)   NULL COMMENT 'in which the checker runs; NULL when there is none',
    time_limit_millis   BIGINT        NOT NULL,
    memory_limit_bytes  BIGINT        NOT NULL,
    idle_limit_millis   BIGINT        NULL COMMENT 'time on the clock, where not only CPU time is limited',
    suite_hash          CHAR(64)      CHARACTER SET ascii NOT NULL,
    total               INT           NOT NULL COMMENT 'tests in the suite that are not withheld',
    withheld_tests      INT           NOT NULL COMMENT 'tests in the suite that are: only their authors learn anything of them',
    hidden_tests        BOOLEAN       NOT NULL COMMENT 'whether any of all is hidden: lists must know without reading the suite',
    whole_outputs       BOOLEAN       NOT NULL COMMENT 'whether all that the program prints is kept, byte for byte',

    state               VARCHAR(10)   NOT NULL COMMENT 'QUEUED, RUNNING, DONE or CANCELLED',
    attempt             INT           NOT NULL COMMENT 'from 1: how often a job was made for it',
    deliveries          INT           NOT NULL COMMENT 'how often a worker was given the job, in all attempts, without reporting an end',
    delivery_id         BINARY(16)    NULL COMMENT 'the current delivery; NULL is the first, or none',

    -- Whose turn it is: few jobs lie in Kafka at a time, which hands them out in the order of their arrival.
    client              VARCHAR(150)  NOT NULL COMMENT 'who takes the turn: an account, with a number for the user for whom it was sent, or an address',
    bulk                BOOLEAN       NOT NULL COMMENT 'nobody waits for it: after all others',
    turn                BIGINT        NOT NULL COMMENT 'smaller is earlier, among those that are open',
    deferred            TINYINT       NOT NULL COMMENT '0: not; 1: its turn has not come; 2: no worker offers its environments. Unless it is 0, no job lies in Kafka',

    verdict             VARCHAR(30)   NULL COMMENT 'set when DONE',
    score               LONGTEXT      NULL COMMENT 'JSON: points in total and by group, without withheld tests; NULL when no test is worth points',
    points              BIGINT        NULL COMMENT 'the score in thousandths',
    max_points          BIGINT        NULL COMMENT 'what all these tests are worth, in thousandths',
    final_verdict       VARCHAR(30)   NULL COMMENT 'of all tests, withheld ones too: only authors see it, as the next three',
    final_points        BIGINT        NULL COMMENT 'in thousandths',
    final_max_points    BIGINT        NULL COMMENT 'in thousandths',
    first_failed        BIGINT        NULL COMMENT 'the test that failed before all others, withheld ones too: only authors see it. No foreign key: the test may be deleted',
    passed              INT           NOT NULL COMMENT 'tests that were ACCEPTED, without withheld ones, as in all that follows',
    tests_done          INT           NOT NULL COMMENT 'progress of the current attempt',
    time_micros         BIGINT        NULL COMMENT 'CPU time of the test that used most',
    memory_bytes        BIGINT        NULL COMMENT 'peak memory of the test that used most',
    error               LONGTEXT      NULL COMMENT 'JSON: type, message, line and traceback of what the program raised; never of a hidden test',
    failure_reason      VARCHAR(1000) NULL COMMENT 'why the last attempt gave no verdict: a fault of Gavel, not of the program',
    worker_id           VARCHAR(100)  NULL COMMENT 'the worker that took it',
    runtime             VARCHAR(100)  NULL COMMENT 'container runtime and version that judged it',
    mode                VARCHAR(20)   NULL COMMENT 'how limits were enforced',
    rootfs_digest       VARCHAR(100)  NULL COMMENT 'file system of the container',
    python_version      VARCHAR(50)   NULL,
    supervisor_version  VARCHAR(50)   NULL COMMENT 'the program that ran the tests in the container',

    queued_at           DATETIME(6)   NOT NULL COMMENT 'when the current attempt was queued',
    send_at             DATETIME(6)   NULL COMMENT 'when the job of the current attempt may be sent; NULL is at once',
    published_at        DATETIME(6)   NULL COMMENT 'when Kafka confirmed the job of the current attempt',
    published_partition INT           NULL COMMENT 'where Kafka keeps that job',
    published_offset    BIGINT        NULL,
    started_at          DATETIME(6)   NULL COMMENT 'when a worker was first heard of in the current attempt',
    heard_at            DATETIME(6)   NULL COMMENT 'when a worker was last heard of in the current attempt',
    finished_at         DATETIME(6)   NULL,
    trace_parent        VARCHAR(55)   CHARACTER SET ascii NULL COMMENT 'the trace that queued it, as the W3C''s traceparent; its job may be sent much later and by another replica',
    PRIMARY KEY (id),
    UNIQUE KEY judgements_of_program (program_id, number),
    -- The length of the queue and the place in it, by the index alone.
    KEY judgements_by_turn (state, bulk, deferred, turn, id, queued_at),
    KEY judgements_of_client (client, bulk, state, turn, deferred),
    KEY judgements_of_rejudging (rejudging_id, state),
    -- Submissions of one outcome, by age; what has no verdict is told apart by its state.
    KEY judgements_by_outcome (evaluation, verdict, state, program_id),
    -- The same of one question, and how many of its submissions have which verdict.
    KEY judgements_of_question (question_id, verdict, state, program_id),
    CONSTRAINT judgement_of_rejudging FOREIGN KEY (rejudging_id) REFERENCES rejudgings (id),
    CONSTRAINT judgement_on_suite FOREIGN KEY (suite_hash) REFERENCES suites (hash)
) DEFAULT CHARACTER SET utf8mb4;

-- What programs printed beyond what reports have room for.
CREATE TABLE whole_outputs (
    judgement_id BINARY(16)  NOT NULL,
    test         INT         NOT NULL COMMENT 'from 1',
    stream       VARCHAR(6)  CHARACTER SET ascii NOT NULL COMMENT 'stdout or stderr',
    attempt      INT         NOT NULL COMMENT 'in which it was printed: only outputs of the last one are shown',
    content      MEDIUMBLOB  NOT NULL,
    bytes        INT         NOT NULL COMMENT 'how many that are, so that they can be counted without reading them',
    PRIMARY KEY (judgement_id, test, stream),
    KEY whole_outputs_by_bytes (bytes),
    CONSTRAINT output_of_judgement FOREIGN KEY (judgement_id) REFERENCES judgements (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE judgement_tests (
    judgement_id BINARY(16) NOT NULL,
    reports      LONGTEXT   NOT NULL COMMENT 'JSON: what the worker said of each test that is not withheld; written once, read as a whole',
    withheld     LONGTEXT   NULL COMMENT 'JSON: the same of the withheld tests, and the result of all tests',
    PRIMARY KEY (judgement_id),
    CONSTRAINT tests_of_judgement FOREIGN KEY (judgement_id) REFERENCES judgements (id)
) DEFAULT CHARACTER SET utf8mb4;

-- Requests with an Idempotency-Key, for a day. What a request creates is named here by the transaction that stores it, so a
-- request that is sent again creates nothing more, whatever was killed in between.
CREATE TABLE idempotency_keys (
    key_hash   BINARY(32)   NOT NULL COMMENT 'SHA-256 of the caller, the route and the key',
    body_hash  BINARY(32)   NULL COMMENT 'SHA-256 of the query and the body; NULL until a body that is stored while it is read has ended',
    claim      BIGINT       NOT NULL COMMENT 'the last request that could create something, a random number',
    held_until DATETIME(6)  NULL COMMENT 'until then that request is under way, and prolongs it; NULL once it has ended',
    created    VARCHAR(100) NULL COMMENT 'the id of what was created',
    created_at DATETIME(6)  NOT NULL COMMENT 'when the key was first sent',
    PRIMARY KEY (key_hash),
    KEY idempotency_keys_by_age (created_at)
) DEFAULT CHARACTER SET utf8mb4;

-- Receivers that are told of what has ended: submissions to a question, a batch, or what their owner sends.
CREATE TABLE webhooks (
    id            BIGINT        NOT NULL AUTO_INCREMENT,
    owner_id      BIGINT        NULL COMMENT 'the account that created it; NULL in open mode',
    owner_key     BIGINT        GENERATED ALWAYS AS (ifnull(owner_id, -1)) STORED NOT NULL COMMENT 'found without an owner, too',
    token_id      BIGINT        NULL COMMENT 'the API token that created it; no foreign key: without the token it is disabled. NULL: a person did',
    token_scopes  VARCHAR(100)  NULL COMMENT 'the rights that this token passes on, comma-separated',
    url           VARCHAR(1000) NOT NULL,
    question_id   BIGINT        NULL COMMENT 'it is told of submissions to this question',
    batch_id      BINARY(16)    NULL COMMENT 'it is told of this batch; NULL, as question_id: of what its owner sends. No foreign key: what waits outlasts the batch',
    events        VARCHAR(100)  CHARACTER SET ascii NOT NULL COMMENT 'what it is told of, comma-separated',
    secret        BINARY(32)    NOT NULL COMMENT 'signs what is sent, so a hash would not do',
    former_secret BINARY(32)    NULL COMMENT 'the one before, which signs as well',
    former_until  DATETIME(6)   NULL COMMENT 'until then',
    created_at    DATETIME(6)   NOT NULL,
    disabled_at   DATETIME(6)   NULL COMMENT 'since then it is told of nothing',
    disabled_for  VARCHAR(20)   NULL COMMENT 'why: GONE, FAILING or NOT_ALLOWED',
    full_since    DATETIME(6)   NULL COMMENT 'since then too many deliveries waited, and the ends of evaluations were not told',
    full_until    DATETIME(6)   NULL COMMENT 'until then; NULL while it is so',
    failing_since DATETIME(6)   NULL COMMENT 'when the first attempt after the last success failed',
    failures      INT           NOT NULL COMMENT 'how often the receiver was unavailable since then',
    paused_until  DATETIME(6)   NULL COMMENT 'until then the receiver is left alone',
    leased_until  DATETIME(6)   NOT NULL COMMENT 'until then one replica sends its deliveries',
    PRIMARY KEY (id),
    KEY webhooks_of_owner (owner_key, id),
    KEY webhooks_without_owner (owner_id, id),
    KEY webhooks_of_question (question_id),
    KEY webhooks_of_batch (batch_id),
    CONSTRAINT webhook_of_owner FOREIGN KEY (owner_id) REFERENCES accounts (id),
    CONSTRAINT webhook_of_question FOREIGN KEY (question_id) REFERENCES questions (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4;

-- What a webhook is told, and how that went. Rows are added by the transaction that ends a judgement. They have no foreign
-- keys: nothing that happens to a webhook or a program meanwhile may hold up a verdict.
CREATE TABLE webhook_deliveries (
    id            BIGINT       NOT NULL AUTO_INCREMENT,
    webhook_id    BIGINT       NOT NULL,
    event         VARCHAR(30)  CHARACTER SET ascii NOT NULL,
    event_id      BINARY(16)   NOT NULL COMMENT 'with the webhook, what receivers tell repeats by: the id of a judgement, or one of its own',
    program_id    BINARY(16)   NULL COMMENT 'of a submission or an evaluation',
    question_id   BIGINT       NULL,
    batch_id      BINARY(16)   NULL,
    custom_id     VARCHAR(100) NULL COMMENT 'of the line of the batch',
    number        INT          NULL COMMENT 'which judging of the program it was, from 1',
    status        VARCHAR(10)  NULL COMMENT 'DONE or CANCELLED',
    verdict       VARCHAR(30)  NULL,
    points        BIGINT       NULL COMMENT 'in thousandths, as the next one',
    max_points    BIGINT       NULL,
    happened_at   DATETIME(6)  NOT NULL,
    state         VARCHAR(10)  NOT NULL COMMENT 'WAITING, DELIVERED, FAILED or DROPPED',
    send_at       DATETIME(6)  NOT NULL COMMENT 'not before this time, while it is WAITING; earlier ones come first',
    queued_at     DATETIME(6)  NOT NULL COMMENT 'since when it is tried',
    attempts      INT          NOT NULL COMMENT 'since then',
    attempted_at  DATETIME(6)  NULL COMMENT 'the last time',
    response      INT          NULL COMMENT 'the status of the response to the last attempt',
    failure       VARCHAR(20)  NULL COMMENT 'why there was no response',
    took_millis   INT          NULL COMMENT 'how long the last attempt took',
    ended_at      DATETIME(6)  NULL COMMENT 'since when it is not WAITING',
    PRIMARY KEY (id),
    KEY deliveries_of_webhook (webhook_id, id),
    KEY deliveries_by_state (state, webhook_id, send_at),
    KEY deliveries_by_end (event, ended_at, queued_at)
) DEFAULT CHARACTER SET utf8mb4;

-- Messages that could not be read, kept until somebody sends them again or discards them.
CREATE TABLE parked_messages (
    id              BIGINT          NOT NULL AUTO_INCREMENT,
    topic           VARCHAR(249)    NOT NULL COMMENT 'where it came from',
    topic_partition INT             NOT NULL,
    topic_offset    BIGINT          NOT NULL,
    message_key     VARBINARY(1000) NULL,
    content         LONGBLOB        NOT NULL,
    reason          VARCHAR(1000)   NOT NULL COMMENT 'why it could not be read',
    parked_at       DATETIME(6)     NOT NULL,
    sent_again_at   DATETIME(6)     NULL,
    PRIMARY KEY (id),
    -- Kafka may give a message twice.
    UNIQUE KEY parked_once (topic, topic_partition, topic_offset),
    KEY parked_by_sending (sent_again_at)
) DEFAULT CHARACTER SET utf8mb4;

-- Files that clients of Jobe have put, to be beside their programs.
CREATE TABLE jobe_files (
    owner_id BIGINT      NOT NULL COMMENT 'the account that put it, 0 in open mode; no foreign key: deleted when the account is erased',
    id       VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'MD5 of its content, in small hexadecimal',
    content  LONGBLOB    NOT NULL,
    bytes    INT         NOT NULL,
    used_at  DATETIME(6) NOT NULL COMMENT 'when it was put or used for the last time, to the hour',
    PRIMARY KEY (owner_id, id),
    KEY jobe_files_by_use (used_at)
) DEFAULT CHARACTER SET utf8mb4;
