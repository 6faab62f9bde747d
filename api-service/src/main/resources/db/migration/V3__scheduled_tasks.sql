-- The table of db-scheduler: jobs that are to be sent, and the regular search for overdue judgements.
--
-- A job's row is inserted in the transaction of its judgement and deleted when Kafka has confirmed the job.
-- Names and types are the library's; times are UTC.

CREATE TABLE scheduled_tasks (
    task_name            VARCHAR(100) NOT NULL,
    task_instance        VARCHAR(100) NOT NULL COMMENT 'for a job: judgement and attempt',
    task_data            LONGBLOB     NULL,
    execution_time       TIMESTAMP(6) NOT NULL,
    picked               BOOLEAN      NOT NULL COMMENT 'a replica is at it',
    picked_by            VARCHAR(255) NULL COMMENT 'the replica: its host name, at most 253 characters',
    last_success         TIMESTAMP(6) NULL,
    last_failure         TIMESTAMP(6) NULL,
    consecutive_failures INT          NULL,
    last_heartbeat       TIMESTAMP(6) NULL COMMENT 'of the replica; when it stops, another takes over',
    version              BIGINT       NOT NULL,
    priority             SMALLINT     NULL,
    PRIMARY KEY (task_name, task_instance),
    KEY tasks_by_execution_time (execution_time),
    KEY tasks_by_heartbeat (last_heartbeat),
    KEY tasks_by_priority (priority DESC, execution_time ASC)
) DEFAULT CHARACTER SET utf8mb4;
