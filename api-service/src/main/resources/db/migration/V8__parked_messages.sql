-- Messages that could not be read, kept until somebody sends them again or discards them.

CREATE TABLE parked_messages (
    id              BIGINT        NOT NULL AUTO_INCREMENT,
    topic           VARCHAR(249)  NOT NULL COMMENT 'where it came from',
    topic_partition INT           NOT NULL,
    topic_offset    BIGINT        NOT NULL,
    message_key     VARBINARY(1000) NULL,
    content         LONGBLOB      NOT NULL,
    reason          VARCHAR(1000) NOT NULL COMMENT 'why it could not be read',
    parked_at       DATETIME(6)   NOT NULL,
    sent_again_at   DATETIME(6)   NULL,
    PRIMARY KEY (id),
    -- Kafka may give a message twice.
    UNIQUE KEY parked_once (topic, topic_partition, topic_offset)
) DEFAULT CHARACTER SET utf8mb4;
