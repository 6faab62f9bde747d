package dev.gavel.api.question.kind.classes;

import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.literal.PythonLiteral;
import dev.gavel.value.typed.JsonValues;
import dev.gavel.value.typed.TypedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows the results of a test's calls, each by the type that its method returns. */
final class ResultsView {

	private final Map<EncodedValue, ValueType> types;

	private final List<EncodedValue> names;

	private final Notation notation;

	ResultsView(QuestionKind.PythonClass kind, SuiteTest test) {
		this.types = kind.calls().stream().collect(Collectors.toMap(ResultsView::name, Signature::returnType));
		this.names = test.encodedArguments().elements().get(0).elements();
		this.notation = types.values()
			.stream()
			.map(Notation::of)
			.filter(Notation.JSON::equals)
			.findFirst()
			.orElse(Notation.PYTHON);
	}

	private static EncodedValue name(Signature call) {
		return EncodedValue.of(new TextValue(call.functionName()));
	}

	/** Returns the type of a result; Any when it is of no call. */
	private ValueType type(int place) {
		return (place < names.size()) ? types.getOrDefault(names.get(place), Scalar.ANY) : Scalar.ANY;
	}

	/**
	 * Writes the list of results as JSON if there are nodes among them and it is read as
	 * the same value, otherwise as Python does.
	 */
	String write(Value results, int maxLength) {
		String text = notation.abbreviate(results, maxLength);
		boolean isSame = notation == Notation.PYTHON || PythonText.isAbbreviated(text) || canSay(results.inside());
		return isSame ? text : Notation.PYTHON.abbreviate(results, maxLength);
	}

	private boolean canSay(List<Value> results) {
		for (int i = 0; i < results.size(); i++) {
			if (!JsonValues.canSay(results.get(i), type(i))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns each result.
	 * @param text a whole list
	 * @return nothing when the text cannot be read
	 */
	List<String> each(String text) {
		try {
			return each(read(text));
		}
		catch (MalformedValue ex) {
			return List.of();
		}
	}

	private Value read(String text) {
		if (notation == Notation.JSON) {
			try {
				return JsonValues.parse(text);
			}
			catch (MalformedValue ex) {
				// Written as Python does.
			}
		}
		return PythonLiteral.parseWithObjects(text);
	}

	private List<String> each(Value results) {
		List<String> texts = new ArrayList<>();
		for (Value result : results.inside()) {
			ValueType type = type(texts.size());
			texts.add(Notation.of(type).write(fitted(result, type)));
		}
		return texts;
	}

	/** What a program returned may be of another type. */
	private static Value fitted(Value result, ValueType type) {
		try {
			return TypedValues.fit(result, type);
		}
		catch (ValueMismatch ex) {
			return result;
		}
	}

}
