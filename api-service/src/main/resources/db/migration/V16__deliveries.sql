-- A job that ends its workers is not tried for ever: deliveries are counted over all attempts of a judgement, less those
-- that workers gave back on purpose or reported on. Kafka counts for one attempt only, and forgets with its broker.
--
-- The first delivery is counted from the start, since no worker asks about it: that costs the usual path nothing. So
-- judgements of an older build begin at 1, too.

ALTER TABLE judgements
    ADD COLUMN deliveries INT NOT NULL DEFAULT 1
        COMMENT 'how often a worker was given the job, in all attempts, without telling of an end' AFTER attempt,
    ADD COLUMN delivery_id BINARY(16) NULL COMMENT 'the present delivery; NULL is the first, or none' AFTER deliveries;
