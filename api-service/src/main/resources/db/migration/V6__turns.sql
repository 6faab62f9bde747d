-- Whose turn it is. Only a few jobs lie in Kafka at a time, which gives them out in the order of their coming; the
-- other judgements are held here and sent by turn. Bulk ones, which nobody waits for, come after all others.

ALTER TABLE judgements
    ADD COLUMN client VARCHAR(110) NOT NULL DEFAULT '' COMMENT 'who takes the turn: a user, or the address that sent it',
    ADD COLUMN bulk   BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'nobody waits for it',
    ADD COLUMN turn   BIGINT       NOT NULL DEFAULT 0 COMMENT 'smaller is earlier, among those that are open',
    ADD COLUMN held   BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'no job was made of it yet',
    DROP KEY judgements_by_state,
    ADD KEY judgements_by_turn (state, bulk, held, turn, id),
    ADD KEY judgements_of_client (client, bulk, state, turn);
