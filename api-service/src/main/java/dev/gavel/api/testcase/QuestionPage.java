package dev.gavel.api.testcase;

import dev.gavel.api.question.PythonStub;
import dev.gavel.api.question.Statement;
import java.util.Map;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of a question. Its model: {@code question}, a QuestionView; {@code testCases},
 * TestCaseViews; {@code statement}, the description as safe HTML; {@code signature} and
 * {@code code}, what the editor begins with.
 */
public final class QuestionPage {

	/** Its template. */
	public static final String VIEW = "question/detail";

	private QuestionPage() {
	}

	static ModelAndView of(QuestionDetail detail) {
		return new ModelAndView(VIEW, model(detail, PythonStub.code(detail.question().metadata())));
	}

	/** With code of the user's in the editor. */
	public static Map<String, Object> model(QuestionDetail detail, String code) {
		return Map.of("question", detail.question(), "testCases", detail.testCases(), "statement",
				Statement.html(detail.question().description()), "signature",
				PythonStub.signature(detail.question().metadata()), "code", code);
	}

}
