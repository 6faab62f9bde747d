-- What failed is looked for every few seconds while somebody watches the queue, and few judgements among all have failed.

ALTER TABLE judgements
    ADD KEY judgements_by_verdict (verdict, id);
