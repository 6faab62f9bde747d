-- What programs are run in: a python of some version with some libraries. All before this ran in the default.

ALTER TABLE questions
    ADD COLUMN environment VARCHAR(32) NULL
        COMMENT 'the one all its submissions are run in; NULL leaves the choice to the submission' AFTER isolation;

ALTER TABLE submissions
    ADD COLUMN environment VARCHAR(32) NOT NULL DEFAULT 'default'
        COMMENT 'what it is run in' AFTER language;
