package dev.gavel.api.testcase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import java.util.List;

/**
 * A question with its first test cases, in the order in which they run.
 *
 * @param testCaseCount how many it has
 */
public record QuestionDetail(@JsonUnwrapped QuestionView question, List<TestCaseView> testCases, int testCaseCount) {

	static QuestionDetail of(Question question, List<TestCaseView> testCases, int testCaseCount) {
		return new QuestionDetail(QuestionView.of(question), testCases, testCaseCount);
	}

}
