package dev.gavel.api.question.testcase;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.comparison.ComparisonForm;
import dev.gavel.api.question.comparison.ComparisonView;
import dev.gavel.api.question.kind.KeptValues;
import dev.gavel.api.question.kind.RaisedType;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.message.TestSuite.SuiteTest;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * The form for a test case that is there already; its values are written as they are
 * shown, unless they are {@link KeptValues}.
 */
final class TestCaseForm {

	private TestCaseForm() {
	}

	static Form of(TestFormat format, StoredTest stored) {
		SuiteTest test = stored.toSuiteTest();
		MultiValueMap<String, String> fields = values(format, test);
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

	/** Returns the fields for its values alone. */
	static MultiValueMap<String, String> values(TestFormat format, SuiteTest test) {
		return KeptValues.fields(format.fields(test, KeptValues.SHOWN));
	}

	/** Returns a form with the values that it keeps. */
	static Form filledIn(Form form, TestFormat format, SuiteTest test) {
		return KeptValues.fillIn(form, whole(format, test));
	}

	/** Returns all values by field, however long they are. */
	static Map<String, String> whole(TestFormat format, SuiteTest test) {
		return format.fields(test, Integer.MAX_VALUE);
	}

}
