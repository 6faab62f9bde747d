package dev.gavel.api.question.testcode;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.CodeRun.Code;
import dev.gavel.api.question.CodeRun.Language;

/**
 * Code in a test.
 *
 * @param violations of the test
 * @param field in which it is
 * @param environment in which it is used
 */
record Found(Violations violations, String field, String environment, Code code) {

	void refused(String fault) {
		violations.add(field, isStatements() ? "expected statements of Python, got some that do not compile: " + fault
				: "expected a regular expression of Python, got one that does not compile: " + fault);
	}

	String warning(String reason) {
		return (isStatements() ? "The statements were not tried: %s." : "The pattern was not tried: %s.")
			.formatted(reason);
	}

	private boolean isStatements() {
		return code.language() == Language.STATEMENTS;
	}

}
