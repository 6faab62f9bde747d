package dev.gavel.api.question.testcase;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.comparison.ComparisonForm;
import dev.gavel.api.question.comparison.ComparisonView;
import dev.gavel.api.question.kind.RaisedType;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.message.TestSuite.SuiteTest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The form for a test case that is there already; its values are written as they are
 * shown.
 */
final class TestCaseForm {

	private static final int MAX_LENGTH = 100_000;

	private TestCaseForm() {
	}

	static Form of(TestFormat format, StoredTest stored) {
		SuiteTest test = stored.toSuiteTest();
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		format.fields(test, MAX_LENGTH + 1).forEach((field, text) -> fields.add(field, whole(test, text)));
		fields.add(RaisedType.RAISES, test.expectation().raises());
		fields.add(RaisedType.MESSAGE, test.expectation().message());
		if (test.expectation().comparison() != null) {
			fields.addAll(ComparisonForm.fields(ComparisonView.of(test.expectation().comparison())));
		}
		fields.add("feedback", stored.scoring().feedback().text());
		fields.add("points", (test.scoring().points() != null) ? test.scoring().points().toString() : null);
		fields.add("group", test.scoring().group());
		fields.add("explanation", test.scoring().explanation());
		return new Form(fields);
	}

	private static String whole(SuiteTest test, String text) {
		if (text.length() > MAX_LENGTH) {
			throw new Problem(ProblemType.INVALID, "Test case %d is too long for a form. PUT /testcases/%d changes it."
				.formatted(test.testCaseId(), test.testCaseId()));
		}
		return text;
	}

}
