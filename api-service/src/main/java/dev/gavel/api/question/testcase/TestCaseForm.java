package dev.gavel.api.question.testcase;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Signature;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import java.util.List;
import java.util.Objects;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The form for a test case that is there already; its values are written as in Python.
 */
final class TestCaseForm {

	private static final int MAX_LENGTH = 100_000;

	private TestCaseForm() {
	}

	static Form of(Signature signature, SuiteTest test) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		List<String> names = signature.parameterNames();
		List<Value> arguments = test.argumentsToShow(MAX_LENGTH + 1);
		for (int i = 0; i < names.size(); i++) {
			fields.add("input_variables." + names.get(i), text(test, arguments.get(i)));
		}
		fields.add("output", text(test, Objects.requireNonNull(test.expectedToShow(MAX_LENGTH + 1))));
		if (test.hidden()) {
			fields.add("hidden", "true");
		}
		return new Form(fields);
	}

	private static String text(SuiteTest test, Value value) {
		String text = PythonText.abbreviate(value, MAX_LENGTH + 1);
		if (text.length() > MAX_LENGTH) {
			throw new Problem(ProblemType.INVALID, "Test case %d is too long for a form. PUT /testcases/%d changes it."
				.formatted(test.testCaseId(), test.testCaseId()));
		}
		return text;
	}

}
