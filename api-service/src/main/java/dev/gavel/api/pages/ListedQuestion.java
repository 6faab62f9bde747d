package dev.gavel.api.pages;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.QuestionView;
import org.jspecify.annotations.Nullable;

/**
 * A question in a list.
 *
 * @param closed whether it takes no more programs from the caller's groups
 * @param testCaseCount how many test cases it has, hidden ones too
 * @param submissions how many were judged for it; those that Gavel failed to judge are
 * not among them
 * @param accepted how many of them were accepted
 */
record ListedQuestion(@JsonUnwrapped QuestionView question, boolean closed, long testCaseCount, long submissions,
		long accepted) {

	/** The share of accepted submissions, or null when none was judged. */
	@JsonIgnore
	public @Nullable Long acceptedPercent() {
		return (submissions == 0) ? null : Long.valueOf(Math.round(100.0 * accepted / submissions));
	}

}
