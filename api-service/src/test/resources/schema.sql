CREATE TABLE `account_groups` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `name` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_ci NOT NULL COMMENT 'case-insensitive',
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `groups_by_name` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `accounts` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `name` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_ci NOT NULL COMMENT 'sign-in name, case-insensitive',
  `role` varchar(10) NOT NULL COMMENT 'SOLVER, AUTHOR or OPERATOR',
  `password` varchar(200) DEFAULT NULL COMMENT 'its hash, with the method in front; NULL: cannot sign in with a password',
  `issuer` varchar(255) DEFAULT NULL COMMENT 'with the subject: who it is to an OpenID provider',
  `subject` varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL,
  `mail` varchar(254) DEFAULT NULL COMMENT 'shown to operators only',
  `disabled` tinyint(1) NOT NULL,
  `valid_from` datetime(6) NOT NULL COMMENT 'sessions that began earlier have ended: the last change of the password, the role or the state',
  `submissions_per_minute` int(11) DEFAULT NULL COMMENT 'its own limit; NULL: the one of its role, as for the next three',
  `evaluations_per_minute` int(11) DEFAULT NULL,
  `waits` int(11) DEFAULT NULL COMMENT 'long polls at once',
  `streams` int(11) DEFAULT NULL COMMENT 'at once',
  `created_at` datetime(6) NOT NULL,
  `signed_in_at` datetime(6) DEFAULT NULL COMMENT 'the last time',
  `erased_at` datetime(6) DEFAULT NULL COMMENT 'its name and all that is personal is gone',
  PRIMARY KEY (`id`),
  UNIQUE KEY `accounts_by_name` (`name`),
  UNIQUE KEY `accounts_by_identity` (`issuer`,`subject`),
  KEY `accounts_by_role` (`role`,`disabled`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `api_tokens` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `account_id` bigint(20) NOT NULL,
  `name` varchar(100) NOT NULL COMMENT 'tells its owner what it is for',
  `hash` char(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'SHA-256, in hexadecimal',
  `scopes` varchar(100) NOT NULL COMMENT 'what it passes on of the rights of the role, comma-separated',
  `created_at` datetime(6) NOT NULL,
  `expires_at` datetime(6) DEFAULT NULL COMMENT 'NULL: never',
  `last_used_at` datetime(6) DEFAULT NULL COMMENT 'to the minute',
  PRIMARY KEY (`id`),
  UNIQUE KEY `tokens_by_hash` (`hash`),
  KEY `tokens_of_account` (`account_id`),
  CONSTRAINT `token_of_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `audiences` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `question_id` bigint(20) NOT NULL,
  `group_id` bigint(20) DEFAULT NULL COMMENT 'NULL: everyone',
  `opens_at` datetime(6) DEFAULT NULL,
  `closes_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `audiences_of_question` (`question_id`),
  KEY `audience_group` (`group_id`),
  CONSTRAINT `audience_group` FOREIGN KEY (`group_id`) REFERENCES `account_groups` (`id`),
  CONSTRAINT `audience_of_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `audit_entries` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `happened_at` datetime(6) NOT NULL,
  `account_id` bigint(20) DEFAULT NULL COMMENT 'no foreign key: the entry outlives the account',
  `account_name` varchar(100) NOT NULL COMMENT 'at that time; replaced when the account is erased',
  `token_id` bigint(20) DEFAULT NULL,
  `address` varchar(45) NOT NULL,
  `action` varchar(50) NOT NULL,
  `thing` varchar(100) NOT NULL COMMENT 'what it was done to: its kind and id',
  `before_state` longtext COMMENT 'JSON',
  `after_state` longtext COMMENT 'JSON',
  PRIMARY KEY (`id`),
  KEY `audit_by_account` (`account_id`,`happened_at`),
  KEY `audit_by_action` (`action`,`happened_at`),
  KEY `audit_by_account_and_action` (`account_id`,`action`,`happened_at`),
  KEY `audit_by_thing` (`thing`,`happened_at`),
  KEY `audit_by_time` (`happened_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `batch_lines` (
  `batch_id` binary(16) NOT NULL,
  `line_key` binary(32) NOT NULL COMMENT 'SHA-256 of its custom id, or of its text where that has none',
  `custom_id` varchar(100) DEFAULT NULL COMMENT 'what its sender calls it; NULL when that cannot be read',
  `evaluation_id` binary(16) DEFAULT NULL COMMENT 'NULL when it cannot be judged',
  `bytes` int(11) NOT NULL COMMENT 'length of its text',
  `problem` longtext COMMENT 'JSON: why it cannot be judged',
  `position` int(11) DEFAULT NULL COMMENT 'from 1, in the order of completion; NULL while it has no result',
  `outcome` varchar(30) DEFAULT NULL COMMENT 'the verdict, CANCELLED, or REFUSED when it cannot be judged; NULL likewise',
  PRIMARY KEY (`batch_id`,`line_key`),
  UNIQUE KEY `batch_lines_by_position` (`batch_id`,`position`),
  UNIQUE KEY `batch_line_of_evaluation` (`evaluation_id`),
  CONSTRAINT `line_of_batch` FOREIGN KEY (`batch_id`) REFERENCES `evaluation_batches` (`id`) ON DELETE CASCADE,
  CONSTRAINT `line_with_evaluation` FOREIGN KEY (`evaluation_id`) REFERENCES `evaluations` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `co_authors` (
  `question_id` bigint(20) NOT NULL,
  `account_id` bigint(20) NOT NULL,
  PRIMARY KEY (`question_id`,`account_id`),
  KEY `questions_of_co_author` (`account_id`),
  CONSTRAINT `co_author_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE CASCADE,
  CONSTRAINT `co_author_of_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `edited_tests` (
  `edit_id` bigint(20) NOT NULL,
  `test_id` bigint(20) NOT NULL,
  `ordinal` int(11) NOT NULL,
  `arguments` longtext NOT NULL,
  `expected` longtext,
  `others` longtext,
  `raises` varchar(100) DEFAULT NULL,
  `raises_message` varchar(1000) DEFAULT NULL,
  `exit_status` int(11) NOT NULL,
  `comparison` varchar(500) DEFAULT NULL,
  `hidden` tinyint(1) NOT NULL,
  `withheld` tinyint(1) NOT NULL,
  `feedback` varchar(10) NOT NULL,
  `points` bigint(20) DEFAULT NULL,
  `test_group` varchar(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL,
  `explanation` varchar(1000) DEFAULT NULL,
  `size` bigint(20) GENERATED ALWAYS AS (((length(`arguments`) + ifnull(length(`expected`),0)) + ifnull(length(`others`),0))) STORED NOT NULL,
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`edit_id`,`test_id`),
  KEY `edits_of_test` (`test_id`,`edit_id`),
  CONSTRAINT `test_of_edit` FOREIGN KEY (`edit_id`) REFERENCES `question_edits` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `environments` (
  `name` varchar(32) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `seen_at` datetime(6) NOT NULL COMMENT 'when a worker announced it, to the hour',
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `evaluation_batches` (
  `id` binary(16) NOT NULL,
  `owner_id` bigint(20) DEFAULT NULL COMMENT 'the account that sent it; NULL in open mode',
  `owner_key` bigint(20) GENERATED ALWAYS AS (ifnull(`owner_id`,-(1))) STORED NOT NULL COMMENT 'names are unique without an owner, too',
  `name` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL COMMENT 'as its sender named it, to go on after a connection broke',
  `line_count` int(11) NOT NULL,
  `ended` int(11) NOT NULL COMMENT 'lines with a result; the position of the last one',
  `refused` int(11) NOT NULL COMMENT 'lines that could not be judged',
  `waiting_bytes` bigint(20) NOT NULL COMMENT 'text of the lines without a result',
  `complete` tinyint(1) NOT NULL COMMENT 'a request has come to its end since the last line was added',
  `told_lines` int(11) DEFAULT NULL COMMENT 'how many lines it had when its end was last told; NULL: never, or not since it was cancelled',
  `last_result_at` datetime(6) DEFAULT NULL COMMENT 'when the last judged line got its result',
  `cancelled_at` datetime(6) DEFAULT NULL COMMENT 'since then no line is added, and the open ones are cancelled',
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `batches_by_name` (`owner_key`,`name`),
  KEY `batches_of_owner` (`owner_id`,`id`),
  KEY `cancelled_batches` (`cancelled_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `evaluations` (
  `id` binary(16) NOT NULL,
  `owner_id` bigint(20) DEFAULT NULL COMMENT 'the account that sent it; 0 for visitors, NULL in open mode',
  `question_id` bigint(20) DEFAULT NULL COMMENT 'NULL when it was not sent for a question, or the question is deleted',
  `language` varchar(20) NOT NULL,
  `environment` varchar(32) NOT NULL COMMENT 'what it runs in',
  `brought` tinyint(1) NOT NULL COMMENT 'it came with its question and tests: whoever sees it sees all of it',
  `kept` tinyint(1) NOT NULL COMMENT 'a client of Judge0 asks for it by its id, and may delete it',
  `source` mediumtext NOT NULL COMMENT 'the program, as sent',
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `evaluations_of_owner` (`owner_id`,`id`),
  KEY `evaluation_for_question` (`question_id`),
  CONSTRAINT `evaluation_for_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `group_members` (
  `group_id` bigint(20) NOT NULL,
  `account_id` bigint(20) NOT NULL,
  PRIMARY KEY (`group_id`,`account_id`),
  KEY `groups_of_account` (`account_id`),
  CONSTRAINT `member_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE CASCADE,
  CONSTRAINT `member_of_group` FOREIGN KEY (`group_id`) REFERENCES `account_groups` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `idempotency_keys` (
  `key_hash` binary(32) NOT NULL COMMENT 'SHA-256 of the caller, the route and the key',
  `body_hash` binary(32) DEFAULT NULL COMMENT 'SHA-256 of the query and the body; NULL until a body that is stored while it is read has ended',
  `claim` bigint(20) NOT NULL COMMENT 'the last request that could create something, a random number',
  `held_until` datetime(6) DEFAULT NULL COMMENT 'until then that request is under way, and prolongs it; NULL once it has ended',
  `created` varchar(100) DEFAULT NULL COMMENT 'the id of what was created',
  `created_at` datetime(6) NOT NULL COMMENT 'when the key was first sent',
  PRIMARY KEY (`key_hash`),
  KEY `idempotency_keys_by_age` (`created_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `import_reports` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `import_id` bigint(20) NOT NULL,
  `source_id` varchar(250) NOT NULL COMMENT 'what it is called where it comes from',
  `title` varchar(200) NOT NULL,
  `outcome` varchar(10) NOT NULL COMMENT 'CREATED, CHANGED, UNCHANGED or REFUSED',
  `question_id` bigint(20) DEFAULT NULL COMMENT 'no foreign key: the report outlives the question',
  `tests` int(11) NOT NULL,
  `refused_tests` int(11) NOT NULL,
  `notes` longtext NOT NULL COMMENT 'JSON: errors, refused tests, guesses and warnings',
  PRIMARY KEY (`id`),
  KEY `reports_of_import` (`import_id`,`id`),
  CONSTRAINT `report_of_import` FOREIGN KEY (`import_id`) REFERENCES `imports` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `imported_questions` (
  `owner_id` bigint(20) NOT NULL COMMENT 'the account that imported it; 0 in open mode',
  `format` varchar(50) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `source_id` varchar(250) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'what it is called there',
  `question_id` bigint(20) NOT NULL,
  `state` longtext NOT NULL COMMENT 'JSON: hashes of its fields and tests as they were imported, and the ids of the tests',
  PRIMARY KEY (`owner_id`,`format`,`source_id`),
  KEY `sources_of_question` (`question_id`),
  CONSTRAINT `source_of_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `imports` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `owner_id` bigint(20) DEFAULT NULL COMMENT 'the account that sent it; NULL in open mode',
  `file` varchar(200) NOT NULL COMMENT 'its name, as sent',
  `size` bigint(20) NOT NULL COMMENT 'bytes of the file',
  `hash` char(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'SHA-256 of the file, in hexadecimal: what a dry run has shown is what is imported',
  `dry_run` tinyint(1) NOT NULL COMMENT 'whether nothing is stored but its report',
  `state` varchar(10) NOT NULL COMMENT 'QUEUED, RUNNING, DONE or FAILED',
  `format` varchar(50) DEFAULT NULL COMMENT 'NULL until it is recognised',
  `done` bigint(20) NOT NULL COMMENT 'how much was read, in the unit of the next column',
  `total` bigint(20) NOT NULL COMMENT '0: not known',
  `created` int(11) NOT NULL COMMENT 'questions so far, by what became of them, as for the next three',
  `changed` int(11) NOT NULL,
  `unchanged` int(11) NOT NULL,
  `refused` int(11) NOT NULL,
  `tests` int(11) NOT NULL COMMENT 'of all questions, those that can be taken',
  `refused_tests` int(11) NOT NULL,
  `notes` longtext NOT NULL COMMENT 'JSON: sentences about the file as a whole',
  `failure` text COMMENT 'why it could not be read to its end',
  `created_at` datetime(6) NOT NULL,
  `seen_at` datetime(6) NOT NULL COMMENT 'when its replica was alive, to some seconds',
  `finished_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `imports_of_owner` (`owner_id`,`id`),
  KEY `imports_by_state` (`state`,`seen_at`),
  KEY `imports_by_end` (`finished_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `installation` (
  `id` tinyint(4) NOT NULL,
  `mode` varchar(10) NOT NULL COMMENT 'OPEN: one trusted person, no accounts; ACCOUNTS: every caller is known',
  `settings` longtext COMMENT 'JSON: those in force at the last start, without secrets; the audit log compares with them',
  `created_at` datetime(6) NOT NULL,
  `secret` char(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'signs cookies',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `jobe_files` (
  `owner_id` bigint(20) NOT NULL COMMENT 'the account that put it, 0 in open mode; no foreign key: deleted when the account is erased',
  `id` varchar(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'MD5 of its content, in small hexadecimal',
  `content` longblob NOT NULL,
  `bytes` int(11) NOT NULL,
  `used_at` datetime(6) NOT NULL COMMENT 'when it was put or used for the last time, to the hour',
  PRIMARY KEY (`owner_id`,`id`),
  KEY `jobe_files_by_use` (`used_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `judgement_tests` (
  `judgement_id` binary(16) NOT NULL,
  `reports` longtext NOT NULL COMMENT 'JSON: what the worker said of each test that is not withheld; written once, read as a whole',
  `withheld` longtext COMMENT 'JSON: the same of the withheld tests, and the result of all tests',
  PRIMARY KEY (`judgement_id`),
  CONSTRAINT `tests_of_judgement` FOREIGN KEY (`judgement_id`) REFERENCES `judgements` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `judgements` (
  `id` binary(16) NOT NULL,
  `program_id` binary(16) NOT NULL COMMENT 'of a submission or an evaluation, so there is no foreign key',
  `evaluation` tinyint(1) NOT NULL COMMENT 'of an evaluation; otherwise of a submission',
  `question_id` bigint(20) DEFAULT NULL COMMENT 'the question in whose lists and figures it counts: NULL for evaluations, and once a later judgement of the program has its verdict',
  `number` int(11) NOT NULL COMMENT 'from 1: which judging of the program this is',
  `rejudging_id` bigint(20) DEFAULT NULL,
  `language` varchar(20) NOT NULL,
  `environment` varchar(32) NOT NULL,
  `checker_environment` varchar(32) DEFAULT NULL COMMENT 'in which the checker runs; NULL when there is none',
  `time_limit_millis` bigint(20) NOT NULL,
  `memory_limit_bytes` bigint(20) NOT NULL,
  `idle_limit_millis` bigint(20) DEFAULT NULL COMMENT 'time on the clock, where not only CPU time is limited',
  `suite_hash` char(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `total` int(11) NOT NULL COMMENT 'tests in the suite that are not withheld',
  `withheld_tests` int(11) NOT NULL COMMENT 'tests in the suite that are: only their authors learn anything of them',
  `hidden_tests` tinyint(1) NOT NULL COMMENT 'whether any of all is hidden: lists must know without reading the suite',
  `whole_outputs` tinyint(1) NOT NULL COMMENT 'whether all that the program prints is kept, byte for byte',
  `state` varchar(10) NOT NULL COMMENT 'QUEUED, RUNNING, DONE or CANCELLED',
  `attempt` int(11) NOT NULL COMMENT 'from 1: how often a job was made for it',
  `deliveries` int(11) NOT NULL COMMENT 'how often a worker was given the job, in all attempts, without reporting an end',
  `delivery_id` binary(16) DEFAULT NULL COMMENT 'the current delivery; NULL is the first, or none',
  `client` varchar(150) NOT NULL COMMENT 'who takes the turn: an account, with a number for the user for whom it was sent, or an address',
  `bulk` tinyint(1) NOT NULL COMMENT 'nobody waits for it: after all others',
  `turn` bigint(20) NOT NULL COMMENT 'smaller is earlier, among those that are open',
  `deferred` tinyint(4) NOT NULL COMMENT '0: not; 1: its turn has not come; 2: no worker offers its environments. Unless it is 0, no job lies in Kafka',
  `verdict` varchar(30) DEFAULT NULL COMMENT 'set when DONE',
  `score` longtext COMMENT 'JSON: points in total and by group, without withheld tests; NULL when no test is worth points',
  `points` bigint(20) DEFAULT NULL COMMENT 'the score in thousandths',
  `max_points` bigint(20) DEFAULT NULL COMMENT 'what all these tests are worth, in thousandths',
  `final_verdict` varchar(30) DEFAULT NULL COMMENT 'of all tests, withheld ones too: only authors see it, as the next three',
  `final_points` bigint(20) DEFAULT NULL COMMENT 'in thousandths',
  `final_max_points` bigint(20) DEFAULT NULL COMMENT 'in thousandths',
  `first_failed` bigint(20) DEFAULT NULL COMMENT 'the test that failed before all others, withheld ones too: only authors see it. No foreign key: the test may be deleted',
  `passed` int(11) NOT NULL COMMENT 'tests that were ACCEPTED, without withheld ones, as in all that follows',
  `tests_done` int(11) NOT NULL COMMENT 'progress of the current attempt',
  `time_micros` bigint(20) DEFAULT NULL COMMENT 'CPU time of the test that used most',
  `memory_bytes` bigint(20) DEFAULT NULL COMMENT 'peak memory of the test that used most',
  `error` longtext COMMENT 'JSON: type, message, line and traceback of what the program raised; never of a hidden test',
  `failure_reason` varchar(1000) DEFAULT NULL COMMENT 'why the last attempt gave no verdict: a fault of Gavel, not of the program',
  `worker_id` varchar(100) DEFAULT NULL COMMENT 'the worker that took it',
  `runtime` varchar(100) DEFAULT NULL COMMENT 'container runtime and version that judged it',
  `mode` varchar(20) DEFAULT NULL COMMENT 'how limits were enforced',
  `rootfs_digest` varchar(100) DEFAULT NULL COMMENT 'file system of the container',
  `python_version` varchar(50) DEFAULT NULL,
  `supervisor_version` varchar(50) DEFAULT NULL COMMENT 'the program that ran the tests in the container',
  `queued_at` datetime(6) NOT NULL COMMENT 'when the current attempt was queued',
  `send_at` datetime(6) DEFAULT NULL COMMENT 'when the job of the current attempt may be sent; NULL is at once',
  `published_at` datetime(6) DEFAULT NULL COMMENT 'when Kafka confirmed the job of the current attempt',
  `published_partition` int(11) DEFAULT NULL COMMENT 'where Kafka keeps that job',
  `published_offset` bigint(20) DEFAULT NULL,
  `started_at` datetime(6) DEFAULT NULL COMMENT 'when a worker was first heard of in the current attempt',
  `heard_at` datetime(6) DEFAULT NULL COMMENT 'when a worker was last heard of in the current attempt',
  `finished_at` datetime(6) DEFAULT NULL,
  `trace_parent` varchar(55) CHARACTER SET ascii COLLATE ascii_general_ci DEFAULT NULL COMMENT 'the trace that queued it, as the W3C''s traceparent; its job may be sent much later and by another replica',
  PRIMARY KEY (`id`),
  UNIQUE KEY `judgements_of_program` (`program_id`,`number`),
  KEY `judgements_by_turn` (`state`,`bulk`,`deferred`,`turn`,`id`,`queued_at`),
  KEY `judgements_of_client` (`client`,`bulk`,`state`,`turn`,`deferred`),
  KEY `judgements_of_rejudging` (`rejudging_id`,`state`),
  KEY `judgements_by_outcome` (`evaluation`,`verdict`,`state`,`program_id`),
  KEY `judgements_of_question` (`question_id`,`verdict`,`state`,`program_id`),
  KEY `judgement_on_suite` (`suite_hash`),
  CONSTRAINT `judgement_of_rejudging` FOREIGN KEY (`rejudging_id`) REFERENCES `rejudgings` (`id`),
  CONSTRAINT `judgement_on_suite` FOREIGN KEY (`suite_hash`) REFERENCES `suites` (`hash`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `one_time_links` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `hash` char(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'SHA-256 of its secret, in hexadecimal',
  `made_by` bigint(20) DEFAULT NULL COMMENT 'the operator with whose rights it ends; NULL: Gavel itself',
  `purpose` varchar(10) NOT NULL COMMENT 'SETUP, INVITE or RESET',
  `account_id` bigint(20) DEFAULT NULL COMMENT 'whose password it sets, also by an INVITE while it has none; NULL: it makes an account',
  `role` varchar(10) DEFAULT NULL COMMENT 'of the account that it makes',
  `group_id` bigint(20) DEFAULT NULL COMMENT 'the group that the account joins',
  `created_at` datetime(6) NOT NULL,
  `expires_at` datetime(6) NOT NULL,
  `used_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `links_by_hash` (`hash`),
  KEY `links_of_account` (`account_id`),
  KEY `link_of_operator` (`made_by`),
  KEY `link_into_group` (`group_id`),
  CONSTRAINT `link_for_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE CASCADE,
  CONSTRAINT `link_into_group` FOREIGN KEY (`group_id`) REFERENCES `account_groups` (`id`) ON DELETE SET NULL,
  CONSTRAINT `link_of_operator` FOREIGN KEY (`made_by`) REFERENCES `accounts` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `parked_messages` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `topic` varchar(249) NOT NULL COMMENT 'where it came from',
  `topic_partition` int(11) NOT NULL,
  `topic_offset` bigint(20) NOT NULL,
  `message_key` varbinary(1000) DEFAULT NULL,
  `content` longblob NOT NULL,
  `reason` varchar(1000) NOT NULL COMMENT 'why it could not be read',
  `parked_at` datetime(6) NOT NULL,
  `sent_again_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `parked_once` (`topic`,`topic_partition`,`topic_offset`),
  KEY `parked_by_sending` (`sent_again_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `question_edits` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `question_id` bigint(20) NOT NULL,
  `account_id` bigint(20) DEFAULT NULL COMMENT 'who made it, without a name, which may be erased; NULL in open mode. No foreign key: it outlives the account',
  `made_at` datetime(6) NOT NULL,
  `kind` varchar(10) NOT NULL COMMENT 'CREATED, QUESTION, ADDED, CHANGED, DELETED or ORDERED',
  `undoes` bigint(20) DEFAULT NULL COMMENT 'the edit that it undid',
  `kind_hash` char(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'SHA-256 of what tests had to be: the kind of the question, and of its comparison',
  `before_state` longtext COMMENT 'JSON: what it changed of the question, or the former order of its tests',
  `after_state` longtext COMMENT 'JSON: likewise, or the tests that it added',
  `tests` int(11) NOT NULL COMMENT 'its rows in edited_tests',
  `bytes` bigint(20) NOT NULL COMMENT 'of both states and of these tests',
  PRIMARY KEY (`id`),
  KEY `edits_of_question` (`question_id`,`id`,`bytes`),
  KEY `edits_of_account` (`account_id`,`id`),
  CONSTRAINT `edit_of_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `questions` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `owner_id` bigint(20) DEFAULT NULL COMMENT 'the account that wrote it; NULL in open mode',
  `state` varchar(10) NOT NULL COMMENT 'DRAFT, PUBLISHED or ARCHIVED',
  `restricted` tinyint(1) NOT NULL COMMENT 'whether it has rows in audiences: lists must know without reading them',
  `title` varchar(200) NOT NULL COMMENT 'need not be unique',
  `description` longtext NOT NULL COMMENT 'Markdown',
  `difficulty` varchar(10) NOT NULL COMMENT 'EASY, MEDIUM or HARD',
  `kind` longtext NOT NULL COMMENT 'JSON, as in the first line of a suite: what a program must be, and so what its tests have',
  `time_limit_millis` bigint(20) NOT NULL COMMENT 'CPU time that one test may use',
  `memory_limit_bytes` bigint(20) NOT NULL COMMENT 'memory that one test may use',
  `environment` varchar(32) DEFAULT NULL COMMENT 'the one all its submissions run in; NULL leaves the choice to the submission',
  `comparison` longtext COMMENT 'JSON; NULL is the default comparison',
  `prelude` longtext COMMENT 'leetcode, or lines that run before a program; NULL when there is none',
  `starter_code` longtext COMMENT 'what a solution begins with; NULL is the signature',
  `rules` longtext COMMENT 'JSON: what the source of a program must contain, or must not; NULL when there are none',
  `scoring` longtext COMMENT 'JSON: groups of tests, which submissions count and how many are allowed; NULL: each test for itself',
  `test_count` int(11) NOT NULL COMMENT 'its rows in test_cases',
  `hidden_test_count` int(11) NOT NULL COMMENT 'those of them that are hidden',
  `tests_size` bigint(20) NOT NULL COMMENT 'bytes of their arguments and expected results in total',
  `suite_hash` char(64) CHARACTER SET ascii COLLATE ascii_general_ci DEFAULT NULL COMMENT 'the suite of the current tests; NULL until a submission needs it',
  `revision` int(11) NOT NULL COMMENT 'how often its tests, its limits or its reference solutions have changed',
  `created_at` datetime(6) NOT NULL,
  `deleted_at` datetime(6) DEFAULT NULL COMMENT 'since then nobody sees the question, and what belongs to it is being deleted; its submissions are listed until they are',
  PRIMARY KEY (`id`),
  KEY `deleted_questions` (`deleted_at`),
  KEY `questions_of_owner` (`owner_id`),
  KEY `question_with_suite` (`suite_hash`),
  CONSTRAINT `question_of_owner` FOREIGN KEY (`owner_id`) REFERENCES `accounts` (`id`),
  CONSTRAINT `question_with_suite` FOREIGN KEY (`suite_hash`) REFERENCES `suites` (`hash`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `reference_solutions` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `question_id` bigint(20) NOT NULL,
  `name` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_ci NOT NULL,
  `source` mediumtext NOT NULL,
  `required_verdict` varchar(30) NOT NULL COMMENT 'a verdict, or REJECTED: any but ACCEPTED',
  `changed_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `reference_solutions_by_name` (`question_id`,`name`),
  CONSTRAINT `solution_of_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `rejudgings` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `criteria` longtext NOT NULL COMMENT 'JSON: which submissions were selected',
  `question_id` bigint(20) DEFAULT NULL COMMENT 'all of them are for it; NULL: they may be for any question',
  `submissions` int(11) NOT NULL COMMENT 'how many those were',
  `created_at` datetime(6) NOT NULL,
  `cancelled_at` datetime(6) DEFAULT NULL COMMENT 'what had no verdict by then keeps its former one',
  PRIMARY KEY (`id`),
  KEY `rejudgings_of_question` (`question_id`,`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `sessions` (
  `primary_id` char(36) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `session_id` char(36) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `creation_time` bigint(20) NOT NULL COMMENT 'milliseconds since 1970, as all times here',
  `last_access_time` bigint(20) NOT NULL COMMENT 'to the minute',
  `max_inactive_interval` int(11) NOT NULL COMMENT 'seconds',
  `expiry_time` bigint(20) NOT NULL,
  `principal_name` varchar(100) CHARACTER SET ascii COLLATE ascii_general_ci DEFAULT NULL COMMENT 'id of the account',
  PRIMARY KEY (`primary_id`),
  UNIQUE KEY `sessions_by_id` (`session_id`),
  KEY `sessions_by_expiry` (`expiry_time`),
  KEY `sessions_by_account` (`principal_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `sessions_ATTRIBUTES` (
  `session_primary_id` char(36) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `attribute_name` varchar(200) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `attribute_bytes` blob NOT NULL COMMENT 'text: the id of the account, and where the session began',
  PRIMARY KEY (`session_primary_id`,`attribute_name`),
  CONSTRAINT `attribute_of_session` FOREIGN KEY (`session_primary_id`) REFERENCES `sessions` (`primary_id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `statement_images` (
  `question_id` bigint(20) NOT NULL,
  `name` varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `type` varchar(10) NOT NULL COMMENT 'PNG, JPEG, GIF or WEBP, told by its first bytes',
  `content` mediumblob NOT NULL,
  PRIMARY KEY (`question_id`,`name`),
  CONSTRAINT `image_of_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `submissions` (
  `id` binary(16) NOT NULL,
  `owner_id` bigint(20) DEFAULT NULL COMMENT 'the account that sent it; 0 for visitors, NULL in open mode',
  `question_id` bigint(20) DEFAULT NULL COMMENT 'NULL when it was not sent for a question',
  `language` varchar(20) NOT NULL,
  `environment` varchar(32) NOT NULL COMMENT 'what it runs in',
  `source` mediumtext NOT NULL COMMENT 'the program, as sent',
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `submissions_in_order` (`id`,`question_id`,`owner_id`),
  KEY `submissions_of_question` (`question_id`,`id`),
  KEY `submissions_of_owner` (`owner_id`,`id`),
  KEY `submissions_of_owner_to_question` (`owner_id`,`question_id`,`id`),
  KEY `solvers_of_question` (`question_id`,`owner_id`),
  CONSTRAINT `submission_for_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `suite_parts` (
  `suite_hash` char(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `part` int(11) NOT NULL COMMENT 'from 0',
  `first_test` int(11) NOT NULL COMMENT 'from 1: the test whose line begins this part, or has this piece',
  `content` mediumblob NOT NULL COMMENT 'never changed',
  PRIMARY KEY (`suite_hash`,`part`),
  KEY `suite_parts_by_test` (`suite_hash`,`first_test`),
  CONSTRAINT `part_of_suite` FOREIGN KEY (`suite_hash`) REFERENCES `suites` (`hash`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `suites` (
  `hash` char(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'SHA-256 of all its lines, in hexadecimal',
  `head` longtext NOT NULL COMMENT 'the first line: kind of question, comparison, prelude, rules and scoring',
  `bytes` bigint(20) NOT NULL COMMENT 'length of all its lines',
  `test_count` int(11) NOT NULL,
  `hidden_tests` tinyint(1) NOT NULL COMMENT 'whether any of its tests is hidden',
  `withheld_tests` int(11) NOT NULL COMMENT 'those of its tests of which solvers learn nothing',
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`hash`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `test_cases` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `question_id` bigint(20) NOT NULL,
  `ordinal` int(11) NOT NULL COMMENT 'from 1 and without gaps: the order in which tests run',
  `arguments` longtext NOT NULL COMMENT 'a list of the arguments in declared order, in the notation of test suites',
  `expected` longtext COMMENT 'the expected result, in the same notation; NULL where an exception is expected',
  `others` longtext COMMENT 'a list of the other right results; NULL when there are none',
  `raises` varchar(100) DEFAULT NULL COMMENT 'the type of the expected exception, or of a base of it',
  `raises_message` varchar(1000) DEFAULT NULL COMMENT 'a regular expression of Python that occurs in its message; NULL when any is right',
  `exit_status` int(11) NOT NULL COMMENT 'with which a program must end; 0 for other kinds of questions',
  `comparison` varchar(500) DEFAULT NULL COMMENT 'how answers are compared, as JSON; NULL: as the question states',
  `hidden` tinyint(1) NOT NULL COMMENT 'solvers see its verdict at most: it or its group says so',
  `withheld` tinyint(1) NOT NULL COMMENT 'solvers see nothing of it: it or its group says so',
  `feedback` varchar(10) NOT NULL COMMENT 'what it says itself: FULL, VERDICT or NONE',
  `points` bigint(20) DEFAULT NULL COMMENT 'what it is worth, in thousandths; NULL when it does not say so',
  `test_group` varchar(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL COMMENT 'the name of its group in the scoring of the question',
  `explanation` varchar(1000) DEFAULT NULL COMMENT 'what solvers read whose program fails it',
  `size` bigint(20) GENERATED ALWAYS AS (((length(`arguments`) + ifnull(length(`expected`),0)) + ifnull(length(`others`),0))) STORED NOT NULL COMMENT 'bytes of all, known without reading them',
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `test_cases_in_order` (`question_id`,`ordinal`),
  KEY `test_cases_by_points` (`question_id`,`test_group`,`points`,`withheld`,`feedback`),
  CONSTRAINT `test_case_of_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `test_programs` (
  `question_id` bigint(20) NOT NULL,
  `generator` mediumtext COMMENT 'prints the input of a test',
  `validator` mediumtext COMMENT 'fails on inputs that the statement does not allow',
  PRIMARY KEY (`question_id`),
  CONSTRAINT `programs_of_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `verification_runs` (
  `evaluation_id` binary(16) NOT NULL,
  `question_id` bigint(20) NOT NULL,
  `solution_id` bigint(20) DEFAULT NULL COMMENT 'NULL: the validator has read the inputs of all tests',
  `number` int(11) NOT NULL COMMENT 'from 1: which run of this solution',
  `extended` tinyint(1) NOT NULL COMMENT 'with more time than the limit, to learn how slow it is',
  `outcome` varchar(30) DEFAULT NULL COMMENT 'the verdict of all tests, or CANCELLED; NULL while it is open',
  `explanation` varchar(1000) DEFAULT NULL COMMENT 'of the first test that failed',
  `time_micros` bigint(20) DEFAULT NULL COMMENT 'CPU time of the test that used most',
  `memory_bytes` bigint(20) DEFAULT NULL COMMENT 'peak memory of the test that used most',
  `tests` longtext CHARACTER SET ascii COLLATE ascii_general_ci COMMENT 'a letter for each test: the first one of its verdict, or - when it was not run',
  PRIMARY KEY (`evaluation_id`),
  KEY `verification_runs_of_question` (`question_id`,`outcome`),
  KEY `open_verification_runs` (`outcome`,`question_id`),
  KEY `run_of_solution` (`solution_id`),
  CONSTRAINT `run_of_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE CASCADE,
  CONSTRAINT `run_of_solution` FOREIGN KEY (`solution_id`) REFERENCES `reference_solutions` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `verifications` (
  `question_id` bigint(20) NOT NULL,
  `revision` int(11) NOT NULL COMMENT 'the revision of the question that was verified; -1: none yet',
  `seen_revision` int(11) NOT NULL COMMENT 'the revision that a replica has seen last',
  `due_at` datetime(6) DEFAULT NULL COMMENT 'when that one is to be verified',
  `started_at` datetime(6) DEFAULT NULL,
  `time_limit_millis` bigint(20) NOT NULL COMMENT 'of the question, as in the next two',
  `memory_limit_bytes` bigint(20) NOT NULL,
  `test_count` int(11) NOT NULL,
  `equal_tests` longtext NOT NULL COMMENT 'JSON: groups of tests with the same input',
  `problem` varchar(1000) DEFAULT NULL COMMENT 'why the solutions could not be judged',
  PRIMARY KEY (`question_id`),
  CONSTRAINT `verification_of_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `webhook_deliveries` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `webhook_id` bigint(20) NOT NULL,
  `event` varchar(30) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `event_id` binary(16) NOT NULL COMMENT 'with the webhook, what receivers tell repeats by: the id of a judgement, or one of its own',
  `program_id` binary(16) DEFAULT NULL COMMENT 'of a submission or an evaluation',
  `question_id` bigint(20) DEFAULT NULL,
  `batch_id` binary(16) DEFAULT NULL,
  `custom_id` varchar(100) DEFAULT NULL COMMENT 'of the line of the batch',
  `number` int(11) DEFAULT NULL COMMENT 'which judging of the program it was, from 1',
  `status` varchar(10) DEFAULT NULL COMMENT 'DONE or CANCELLED',
  `verdict` varchar(30) DEFAULT NULL,
  `points` bigint(20) DEFAULT NULL COMMENT 'in thousandths, as the next one',
  `max_points` bigint(20) DEFAULT NULL,
  `happened_at` datetime(6) NOT NULL,
  `state` varchar(10) NOT NULL COMMENT 'WAITING, DELIVERED, FAILED or DROPPED',
  `send_at` datetime(6) NOT NULL COMMENT 'not before this time, while it is WAITING; earlier ones come first',
  `queued_at` datetime(6) NOT NULL COMMENT 'since when it is tried',
  `attempts` int(11) NOT NULL COMMENT 'since then',
  `attempted_at` datetime(6) DEFAULT NULL COMMENT 'the last time',
  `response` int(11) DEFAULT NULL COMMENT 'the status of the response to the last attempt',
  `failure` varchar(20) DEFAULT NULL COMMENT 'why there was no response',
  `took_millis` int(11) DEFAULT NULL COMMENT 'how long the last attempt took',
  `ended_at` datetime(6) DEFAULT NULL COMMENT 'since when it is not WAITING',
  PRIMARY KEY (`id`),
  KEY `deliveries_of_webhook` (`webhook_id`,`id`),
  KEY `deliveries_by_state` (`state`,`webhook_id`,`send_at`),
  KEY `deliveries_by_end` (`event`,`ended_at`,`queued_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `webhooks` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `owner_id` bigint(20) DEFAULT NULL COMMENT 'the account that created it; NULL in open mode',
  `owner_key` bigint(20) GENERATED ALWAYS AS (ifnull(`owner_id`,-(1))) STORED NOT NULL COMMENT 'found without an owner, too',
  `token_id` bigint(20) DEFAULT NULL COMMENT 'the API token that created it; no foreign key: without the token it is disabled. NULL: a person did',
  `token_scopes` varchar(100) DEFAULT NULL COMMENT 'the rights that this token passes on, comma-separated',
  `url` varchar(1000) NOT NULL,
  `question_id` bigint(20) DEFAULT NULL COMMENT 'it is told of submissions to this question',
  `batch_id` binary(16) DEFAULT NULL COMMENT 'it is told of this batch; NULL, as question_id: of what its owner sends. No foreign key: what waits outlasts the batch',
  `events` varchar(100) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'what it is told of, comma-separated',
  `secret` binary(32) NOT NULL COMMENT 'signs what is sent, so a hash would not do',
  `former_secret` binary(32) DEFAULT NULL COMMENT 'the one before, which signs as well',
  `former_until` datetime(6) DEFAULT NULL COMMENT 'until then',
  `created_at` datetime(6) NOT NULL,
  `disabled_at` datetime(6) DEFAULT NULL COMMENT 'since then it is told of nothing',
  `disabled_for` varchar(20) DEFAULT NULL COMMENT 'why: GONE, FAILING or NOT_ALLOWED',
  `full_since` datetime(6) DEFAULT NULL COMMENT 'since then too many deliveries waited, and the ends of evaluations were not told',
  `full_until` datetime(6) DEFAULT NULL COMMENT 'until then; NULL while it is so',
  `failing_since` datetime(6) DEFAULT NULL COMMENT 'when the first attempt after the last success failed',
  `failures` int(11) NOT NULL COMMENT 'how often the receiver was unavailable since then',
  `paused_until` datetime(6) DEFAULT NULL COMMENT 'until then the receiver is left alone',
  `leased_until` datetime(6) NOT NULL COMMENT 'until then one replica sends its deliveries',
  PRIMARY KEY (`id`),
  KEY `webhooks_of_owner` (`owner_key`,`id`),
  KEY `webhooks_without_owner` (`owner_id`,`id`),
  KEY `webhooks_of_question` (`question_id`),
  KEY `webhooks_of_batch` (`batch_id`),
  CONSTRAINT `webhook_of_owner` FOREIGN KEY (`owner_id`) REFERENCES `accounts` (`id`),
  CONSTRAINT `webhook_of_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

CREATE TABLE `whole_outputs` (
  `judgement_id` binary(16) NOT NULL,
  `test` int(11) NOT NULL COMMENT 'from 1',
  `stream` varchar(6) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'stdout or stderr',
  `attempt` int(11) NOT NULL COMMENT 'in which it was printed: only outputs of the last one are shown',
  `content` mediumblob NOT NULL,
  `bytes` int(11) NOT NULL COMMENT 'how many that are, so that they can be counted without reading them',
  PRIMARY KEY (`judgement_id`,`test`,`stream`),
  KEY `whole_outputs_by_bytes` (`bytes`),
  CONSTRAINT `output_of_judgement` FOREIGN KEY (`judgement_id`) REFERENCES `judgements` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci

