-- Jobs are sent from their judgements: one that is QUEUED, not held and not published is to be sent. The tasks that said
-- so before cost four statements and three commits for each submission.
--
-- scheduled_tasks stays for replicas of the version before, which still use it during an upgrade; what they leave
-- unsent is sent by the new ones.

ALTER TABLE judgements
    ADD COLUMN send_at DATETIME(6) NULL COMMENT 'when the job of the present attempt may be sent; NULL is at once' AFTER queued_at;
