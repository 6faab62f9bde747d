-- The trace that queued a judgement. Its job may be sent much later and by another replica, and goes on with that trace.

ALTER TABLE judgements
    ADD COLUMN trace_parent VARCHAR(55) CHARACTER SET ascii NULL COMMENT 'as the W3C''s traceparent; null where nothing was traced';
