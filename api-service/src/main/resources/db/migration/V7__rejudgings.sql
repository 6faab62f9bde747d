-- Judging many submissions again at an operator's wish: each gets one more judgement, which names the rejudging.

CREATE TABLE rejudgings (
    id           BIGINT      NOT NULL AUTO_INCREMENT,
    criteria     LONGTEXT    NOT NULL COMMENT 'JSON: which submissions were meant',
    submissions  INT         NOT NULL COMMENT 'how many those were',
    created_at   DATETIME(6) NOT NULL,
    cancelled_at DATETIME(6) NULL COMMENT 'what had no verdict by then keeps its former one',
    PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4;

ALTER TABLE judgements
    ADD COLUMN rejudging_id BIGINT NULL AFTER number,
    ADD KEY judgements_of_rejudging (rejudging_id, state),
    ADD CONSTRAINT judgement_of_rejudging FOREIGN KEY (rejudging_id) REFERENCES rejudgings (id);
