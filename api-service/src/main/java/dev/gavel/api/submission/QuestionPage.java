package dev.gavel.api.submission;

import dev.gavel.api.question.PythonStub;
import dev.gavel.api.question.Statement;
import dev.gavel.api.testcase.QuestionDetail;
import dev.gavel.message.EnvironmentName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of a question. Its model: {@code question}, a QuestionView; {@code testCases},
 * the first TestCaseViews; {@code testCaseCount}: of all; {@code statement}, the
 * description as safe HTML; {@code signature}; {@code code}, what the editor begins with;
 * {@code submissions}, the newest SubmissionViews; {@code environments}, those to choose
 * from, and {@code environment}, the choice.
 */
record QuestionPage(QuestionDetail detail, List<SubmissionView> submissions, List<String> environments) {

	static final String VIEW = "question/detail";

	ModelAndView toModelAndView() {
		return new ModelAndView(VIEW, model(PythonStub.code(detail.question().metadata()), null));
	}

	/**
	 * With code of the user's in the editor, and the environment of the user's choice.
	 */
	Map<String, Object> model(String code, @Nullable String environment) {
		return Map.of("question", detail.question(), "testCases", detail.testCases(), "testCaseCount",
				detail.testCaseCount(), "statement", Statement.html(detail.question().description()), "signature",
				PythonStub.signature(detail.question().metadata()), "code", code, "submissions", submissions,
				"environments", environments, "environment",
				Objects.requireNonNullElse(environment, EnvironmentName.DEFAULT));
	}

}
