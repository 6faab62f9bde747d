package dev.gavel.api.question.kind.classes;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.kind.RightOutputs;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.api.question.kind.function.Renewed;
import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.typed.TypedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fits calls and their results to a class, and adds a violation that names the call for
 * each that is wrong. What it returns may be used only when there is none.
 */
final class CallsCheck {

	static final String OPERATIONS = ValueReading.INPUTS + "." + ClassFormat.OPERATIONS;

	static final String ARGUMENTS = ValueReading.INPUTS + "." + ClassFormat.ARGUMENTS;

	/** The rest is probably wrong for the same reason. */
	private static final int MOST_VIOLATIONS = 10;

	private final QuestionKind.PythonClass kind;

	private final Map<String, Signature> byName;

	private final Violations violations;

	private final int violationsBefore;

	CallsCheck(QuestionKind.PythonClass kind, Violations violations) {
		this.kind = kind;
		this.byName = kind.calls().stream().collect(Collectors.toMap(Signature::functionName, Function.identity()));
		this.violations = violations;
		this.violationsBefore = violations.count();
	}

	/**
	 * @param lists the names of what is called and the arguments of each call, unless
	 * they could not be read
	 */
	List<Value> input(List<Value> lists) {
		if (lists.size() < 2 || !(lists.get(0) instanceof ListValue names)
				|| !(lists.get(1) instanceof ListValue arguments)) {
			return lists;
		}
		violations.require(!names.elements().isEmpty(), OPERATIONS, "expected the class first, such as [\"%s\", \"%s\"]"
			.formatted(kind.className(), kind.methods().get(0).functionName()));
		violations.require(names.elements().size() == arguments.elements().size(), ARGUMENTS,
				"expected a list of arguments for each of the %d operations, got %d".formatted(names.elements().size(),
						arguments.elements().size()));
		return List.of(names, fitted(names.elements(), arguments.elements()));
	}

	private ListValue fitted(List<Value> names, List<Value> arguments) {
		List<Value> fitted = new ArrayList<>();
		for (int i = 0; i < Math.min(names.size(), arguments.size()) && !areMany(); i++) {
			Signature call = call(i, text(names.get(i)), "%s[%d]".formatted(OPERATIONS, i));
			if (call != null) {
				fitted.add(arguments(i, call, arguments.get(i), "%s[%d]".formatted(ARGUMENTS, i)));
			}
		}
		return new ListValue(fitted);
	}

	/** Whether enough violations have been found by this. */
	private boolean areMany() {
		return violations.count() - violationsBefore >= MOST_VIOLATIONS;
	}

	private static String text(Value name) {
		return ((TextValue) name).value();
	}

	/** Returns null when there is no such call at that place, counted from 0. */
	@Nullable Signature call(int place, String name, String field) {
		boolean first = place == 0;
		boolean isClass = name.equals(kind.className());
		if (first != isClass) {
			violations.add(field,
					"call %d: ".formatted(place + 1) + (first
							? "expected the class %s, got '%s'".formatted(kind.className(), Expected.shortened(name))
							: "expected a method, got the class %s, which is called only once, at the beginning"
								.formatted(name)));
			return null;
		}
		Signature call = byName.get(name);
		if (call == null) {
			List<String> methods = kind.methods().stream().map(Signature::functionName).toList();
			violations.add(field,
					"call %d: expected a method of %s (%s), got '%s'%s".formatted(place + 1, kind.className(),
							String.join(", ", methods), Expected.shortened(name),
							Suggestion.didYouMean(name, methods)));
		}
		return call;
	}

	/** Fits the arguments of a call. */
	Value arguments(int place, Signature call, Value arguments, String field) {
		List<Parameter> parameters = call.parameters();
		List<Value> values = arguments.inside();
		boolean enough = parameters.stream().skip(values.size()).allMatch(Parameter::isOptional);
		if (values.size() > parameters.size() || !enough) {
			violations.add(field, "%s: expected %d argument%s, got %d".formatted(name(place, call, values),
					parameters.size(), (parameters.size() == 1) ? "" : "s", values.size()));
			return arguments;
		}
		List<Value> fitted = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			Parameter parameter = parameters.get(i);
			fitted.add(fit(values.get(i), parameter.type(), "%s[%d]".formatted(field, i),
					() -> "%s: %s: ".formatted(name(place, call, values), parameter.name())));
		}
		parameters.stream().skip(values.size()).map(TypedValues::leftOut).forEach(fitted::add);
		return new ListValue(fitted);
	}

	static String name(int place, Signature call, List<Value> arguments) {
		return "call %d, %s".formatted(place + 1, CallsView.text(call, arguments));
	}

	/**
	 * Fits the results of calls.
	 * @param input the calls, as {@link #input} returned them
	 */
	Value results(String field, List<Value> input, Value results) {
		List<Value> names = areCalls(input) ? input.get(0).inside() : List.of();
		List<Value> values = results.inside();
		if (names.isEmpty() || !(results instanceof ListValue)) {
			return results;
		}
		if (names.size() != values.size()) {
			violations.add(field,
					"expected a list of %d results, one for each call (null where None is returned), got %d"
						.formatted(names.size(), values.size()));
			return results;
		}
		List<Value> fitted = new ArrayList<>();
		for (int i = 0; i < names.size() && !areMany(); i++) {
			Signature call = byName.get(text(names.get(i)));
			List<Value> arguments = input.get(1).inside().get(i).inside();
			int place = i;
			fitted.add(fit(values.get(i), call.returnType(), "%s[%d]".formatted(field, i),
					() -> name(place, call, arguments) + ": "));
		}
		return new ListValue(fitted);
	}

	/** Whether each call could be fitted. */
	private boolean areCalls(List<Value> input) {
		return input.size() == 2 && input.get(0).inside().size() == input.get(1).inside().size()
				&& input.get(0).inside().stream().allMatch((name) -> byName.containsKey(text(name)));
	}

	private Value fit(Value value, ValueType type, String field, Supplier<String> call) {
		try {
			return TypedValues.fit(value, type);
		}
		catch (ValueMismatch ex) {
			violations.add(field + ex.path(), call.get() + ex.reason());
			return NoneValue.NONE;
		}
	}

	/**
	 * Fits a stored test.
	 * @param formerKind may have had other names
	 */
	CheckedTest refit(SuiteTest test, QuestionKind.PythonClass formerKind) {
		List<Value> formerNames = test.arguments().get(0).inside();
		List<Value> formerArguments = test.arguments().get(1).inside();
		List<Value> names = new ArrayList<>();
		List<Value> arguments = new ArrayList<>();
		Map<String, String> renamed = new RenamedCalls(formerKind, kind).names();
		for (int i = 0; i < formerNames.size(); i++) {
			String formerName = text(formerNames.get(i));
			String name = renamed.getOrDefault(formerName, formerName);
			names.add(new TextValue(name));
			arguments.add(inOrder(formerKind, formerName, name, formerArguments.get(i)));
		}
		List<Value> input = input(List.of(new ListValue(names), new ListValue(arguments)));
		Expectation former = test.expectation();
		EncodedValue output = (former.output() != null)
				? EncodedValue.of(results(ValueReading.OUTPUT, input, former.output().decode())) : null;
		return new CheckedTest(EncodedValue.of(new ListValue(input)), new Expectation(output, others(former, input),
				former.raises(), former.comparison(), former.message(), former.exitStatus()), null);
	}

	private Value inOrder(QuestionKind.PythonClass formerKind, String formerName, String name, Value arguments) {
		Signature call = byName.get(name);
		return formerKind.calls()
			.stream()
			.filter((former) -> call != null && former.functionName().equals(formerName))
			.findFirst()
			.<Value>map((former) -> new ListValue(new Renewed(former, call).inOrder(arguments.inside())))
			.orElse(arguments);
	}

	private @Nullable EncodedValue others(Expectation former, List<Value> input) {
		List<EncodedValue> outputs = former.rightAnswers();
		List<Value> others = new ArrayList<>();
		for (int i = 1; i < outputs.size(); i++) {
			others.add(results(RightOutputs.field(i - 1), input, outputs.get(i).decode()));
		}
		return others.isEmpty() ? null : EncodedValue.of(new ListValue(others));
	}

}
