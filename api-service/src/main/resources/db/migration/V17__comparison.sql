-- A question may state how results are compared with what is expected; those before had the default comparison.

ALTER TABLE questions
    ADD COLUMN comparison VARCHAR(1000) NULL COMMENT 'as JSON; NULL is the default comparison' AFTER environment;
