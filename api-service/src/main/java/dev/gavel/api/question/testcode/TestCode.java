package dev.gavel.api.question.testcode;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.CodeRun.Code;
import dev.gavel.api.question.CodeRun.Language;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.kind.RaisedType;
import dev.gavel.api.question.kind.RightOutputs;
import dev.gavel.api.question.kind.SentTest;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind;
import dev.gavel.run.EnvironmentName;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the code in the tests of a question.
 *
 * @param hasStatements whether tests may have statements
 * @param environment where those are run
 * @param grading where right outputs are matched, if they are regular expressions
 */
record TestCode(boolean hasStatements, String environment, @Nullable String grading) {

	private static final String PATTERNS = "RegexGrader";

	private static final String STATEMENTS = "statements";

	/** The place in the arguments of a test of a program. */
	private static final int PLACE_OF_STATEMENTS = 3;

	static TestCode of(Question question) {
		return of(question.kind(), question.comparison(), question.environment());
	}

	static TestCode of(QuestionKind kind, ComparisonSpec comparison, @Nullable String environment) {
		return new TestCode(kind instanceof QuestionKind.Program,
				Objects.requireNonNullElse(environment, EnvironmentName.DEFAULT),
				(comparison instanceof Checker checker && checker.arguments().equals(List.of(PATTERNS)))
						? checker.environment() : null);
	}

	/** Whether the right outputs of any test may be code. */
	boolean isInOutputs() {
		return grading != null;
	}

	boolean mayBeIn(SentTest test) {
		return isInOutputs() || test.raisesMessage() != null || test.statements() != null;
	}

	boolean mayBeIn(Form form) {
		return isInOutputs() || form.text(RaisedType.MESSAGE) != null || form.text(STATEMENTS) != null;
	}

	/** Returns the code in a test whose violations are collected there. */
	List<Found> in(EncodedValue arguments, Expectation expectation, Violations violations) {
		List<Found> found = new ArrayList<>();
		String statements = hasStatements ? text(arguments.elements().get(PLACE_OF_STATEMENTS)) : "";
		if (!statements.isBlank()) {
			found.add(new Found(violations, STATEMENTS, environment, new Code(Language.STATEMENTS, statements)));
		}
		if (expectation.message() != null) {
			found.add(new Found(violations, RaisedType.MESSAGE, EnvironmentName.DEFAULT,
					new Code(Language.PATTERN, expectation.message())));
		}
		if (grading != null && expectation.comparison() == null) {
			List<EncodedValue> outputs = expectation.rightAnswers();
			for (int i = 0; i < outputs.size(); i++) {
				String field = (i == 0) ? ValueReading.OUTPUT : RightOutputs.field(i - 1);
				found.add(new Found(violations, field, grading, new Code(Language.GRADER, text(outputs.get(i)))));
			}
		}
		return found;
	}

	/** Decodes no more than shows that a text is too long. */
	private static String text(EncodedValue value) {
		return (value.beginning(Batches.MAX_LENGTH + 1) instanceof TextValue text) ? text.value() : "";
	}

}
