package dev.gavel.api.question.kind.function;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.kind.RightOutputs;
import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.typed.TypedValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fits the values of a test case to another signature, as {@link Renewed} orders them.
 */
class Refit {

	private final Signature former;

	private final QuestionKind.Function kind;

	private final Signature signature;

	Refit(Signature former, QuestionKind.Function kind) {
		this.former = former;
		this.kind = kind;
		this.signature = kind.signature();
	}

	/**
	 * @return what may be stored only when no violation was found
	 */
	CheckedTest fit(SuiteTest test, Violations violations) {
		return new CheckedTest(EncodedValue.of(new ListValue(arguments(test.arguments(), violations))),
				new Expectation(expected(test.expected(), violations), others(test.expectation(), violations),
						test.expectation().raises(), test.expectation().comparison(), test.expectation().message(),
						test.expectation().exitStatus()),
				null);
	}

	private List<Value> arguments(List<Value> values, Violations violations) {
		List<Parameter> parameters = signature.parameters();
		List<Value> inOrder = new Renewed(former, signature).inOrder(values);
		violations.require(parameters.size() == inOrder.size(), "input_variables",
				"expected a value for each of (%s), found those for (%s)".formatted(
						String.join(", ", signature.parameterNames()), String.join(", ", former.parameterNames())));
		List<Value> arguments = new ArrayList<>();
		for (int i = 0; i < Math.min(parameters.size(), inOrder.size()); i++) {
			Parameter parameter = parameters.get(i);
			arguments.add(fit("input_variables." + parameter.name(), inOrder.get(i), parameter.type(), violations));
		}
		return arguments;
	}

	private @Nullable EncodedValue expected(@Nullable Value expected, Violations violations) {
		return (expected != null) ? EncodedValue.of(fit("output", expected, kind.answerType(), violations)) : null;
	}

	private @Nullable EncodedValue others(Expectation expectation, Violations violations) {
		if (expectation.others() == null) {
			return null;
		}
		List<EncodedValue> outputs = expectation.rightAnswers();
		List<Value> others = new ArrayList<>();
		for (int i = 1; i < outputs.size(); i++) {
			others.add(fit(RightOutputs.field(i - 1), outputs.get(i).decode(), kind.answerType(), violations));
		}
		return EncodedValue.of(new ListValue(others));
	}

	private static Value fit(String field, Value value, ValueType type, Violations violations) {
		try {
			return TypedValues.fit(value, type);
		}
		catch (ValueMismatch ex) {
			violations.add(field + ex.path(), ex.reason());
			return NoneValue.NONE;
		}
	}

}
