-- Once a second the open judgements are counted, with the time since when the first of them waits: by the index alone,
-- or a long queue would be read row by row.

ALTER TABLE judgements
    DROP KEY judgements_by_turn,
    ADD KEY judgements_by_turn (state, bulk, held, turn, id, queued_at);
