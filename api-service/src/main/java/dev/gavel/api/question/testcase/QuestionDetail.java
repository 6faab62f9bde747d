package dev.gavel.api.question.testcase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.QuestionView;
import java.util.List;

/**
 * A question with the first of the test cases that solvers may see, in the order in which
 * they run.
 *
 * @param testCaseCount how many it has, hidden ones too
 * @param hiddenCount how many of them are hidden
 */
public record QuestionDetail(@JsonUnwrapped QuestionView question, List<TestCaseView> testCases, int testCaseCount,
		int hiddenCount) {
}
