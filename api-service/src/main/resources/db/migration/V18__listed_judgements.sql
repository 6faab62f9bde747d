-- Lists of submissions by verdict or status, and the figures of a question, read no more rows than they show or count.
--
-- question_id is set for every judgement that a list or a figure may show: not for trials, and not once a later
-- judgement of the same submission has its verdict.

ALTER TABLE judgements
    ADD COLUMN question_id BIGINT NULL COMMENT 'the question in whose lists and figures it counts; NULL is none' AFTER submission_id;

UPDATE judgements j
    JOIN submissions s ON s.id = j.submission_id
    LEFT JOIN judgements k ON k.submission_id = j.submission_id AND k.number > j.number AND k.state = 'DONE'
SET j.question_id = s.question_id
WHERE s.trial = FALSE AND k.id IS NULL;

ALTER TABLE judgements
    DROP KEY judgements_by_verdict,
    -- Submissions of one outcome, by age; what has no verdict is told apart by its state.
    ADD KEY judgements_by_outcome (verdict, state, submission_id),
    -- The same of one question, and how many of its submissions have which verdict.
    ADD KEY judgements_of_question (question_id, verdict, state, submission_id);

ALTER TABLE parked_messages
    ADD KEY parked_by_sending (sent_again_at);
