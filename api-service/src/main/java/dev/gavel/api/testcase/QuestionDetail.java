package dev.gavel.api.testcase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import java.util.List;

/** A question with its test cases, in the order in which they run. */
public record QuestionDetail(@JsonUnwrapped QuestionView question, List<TestCaseView> testCases) {

	static QuestionDetail of(Question question, List<TestCaseView> testCases) {
		return new QuestionDetail(QuestionView.of(question), testCases);
	}

}
