-- Trials: programs that are run without being judged, and forgotten after a day. They take the path of submissions and
-- share their tables; whatever lists or counts submissions leaves them out.

ALTER TABLE submissions
    ADD COLUMN trial BOOLEAN NOT NULL DEFAULT FALSE
        COMMENT 'only tried: neither listed nor counted, and deleted after a while' AFTER question_id,
    DROP KEY submissions_of_question,
    -- The list of a question's submissions, newest first.
    ADD KEY submissions_of_question (question_id, trial, id),
    -- The list of all submissions, newest first; and trials, oldest first.
    ADD KEY submissions_by_kind (trial, id);
