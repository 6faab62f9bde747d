package dev.gavel.api.imports.own;

import java.util.List;

/** The names in an archive. */
final class Layout {

	/** Says what the archive is. */
	static final String HEAD = "gavel.json";

	static final String FORMAT = "gavel-questions";

	static final int VERSION = 1;

	/** Has a folder for each question, whose name is the id. */
	static final String QUESTIONS = "questions/";

	static final String QUESTION = "question.json";

	static final String STATEMENT = "statement.md";

	static final String TESTS = "tests.jsonl";

	static final String REFERENCES = "references/";

	static final String GENERATOR = "generator.py";

	static final String VALIDATOR = "validator.py";

	static final String IMAGES = "images/";

	/** What requests have of a question, but for its statement. */
	static final List<String> FIELDS = List.of("title", "type", "metadata", "time_limit_ms", "memory_limit_mb",
			"environment", "comparison", "prelude", "starter_code", "rules", "scoring");

	/** What answers have of a test, and requests have not, or otherwise. */
	static final List<String> NOT_OF_TESTS = List.of("id", "index", "warnings", "hidden", "feedback");

	private Layout() {
	}

}
