package dev.gavel.api.question.kind.function;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.QuestionKind;
import dev.gavel.signature.PythonName;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.signature.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads which argument of a function is the answer, or adds what is wrong with it. */
final class AnswerCheck {

	private static final String OTHERWISE = "; leave answer out if the answer is what the function returns";

	private final Signature signature;

	private final Violations violations;

	private final String path;

	AnswerCheck(Signature signature, Violations violations, String path) {
		this.signature = signature;
		this.violations = violations;
		this.path = path;
	}

	/**
	 * @param answer the name of a parameter; null when the answer is what the function
	 * returns
	 */
	QuestionKind.Function check(@Nullable String answer) {
		if (answer == null) {
			return new QuestionKind.Function(signature);
		}
		String name = PythonName.normalized(answer.strip());
		if (!signature.parameterNames().contains(name)) {
			violations.add(field(), unknown(answer));
			return new QuestionKind.Function(signature);
		}
		QuestionKind.Function kind = new QuestionKind.Function(signature, name);
		violations.require(canChange(kind.answerType()), field(),
				"expected a parameter that a function can change in place, such as a list; %s is %s, which is immutable%s"
					.formatted(name, kind.answerType(), OTHERWISE));
		violations.require(signature.returnType() == Scalar.NONE, path + ".return_type",
				"expected None, because the answer is %s after the call, got %s%s".formatted(name,
						signature.returnType(), OTHERWISE));
		return kind;
	}

	private String field() {
		return path + ".answer";
	}

	private String unknown(String answer) {
		List<String> names = signature.parameterNames();
		String expected = names.isEmpty() ? "expected no answer, because the function has no parameters"
				: "expected the name of a parameter (%s)".formatted(String.join(", ", names));
		return "%s, got '%s'%s%s".formatted(expected, Expected.shortened(answer), Suggestion.didYouMean(answer, names),
				OTHERWISE);
	}

	/** Types that can be hashed are immutable throughout. */
	private static boolean canChange(ValueType type) {
		return !type.hashable() || type.alternatives().contains(Scalar.ANY);
	}

}
