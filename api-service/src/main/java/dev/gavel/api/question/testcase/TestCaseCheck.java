package dev.gavel.api.question.testcase;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Question;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Elements;
import dev.gavel.value.JsonValues;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.PythonLiteral;
import dev.gavel.value.TypedValues;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueMismatch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Fits a test case as sent to its question's signature, and collects all violations.
 */
public class TestCaseCheck {

	private static final String INPUTS = "input_variables";

	private static final String LITERALS = "input_literals";

	private static final String OUTPUT = "output";

	private static final String NOT_HIDDEN = "must be false: the tests of this question share a process"
			+ " (isolation: submission), where " + HiddenTests.RISK_OF_SHARED_PROCESS + "; set isolation to test first";

	private final Signature signature;

	private final boolean mayBeHidden;

	private final int maxElements;

	private final Violations violations;

	/** Checks tests that belong to no question. */
	public TestCaseCheck(Signature signature, int maxElements) {
		this(signature, maxElements, new Violations());
	}

	/** Checks tests that belong to no question. */
	public TestCaseCheck(Signature signature, int maxElements, Violations violations) {
		this(signature, true, maxElements, violations);
	}

	/**
	 * @param maxElements of all arguments together, and separately of the expected output
	 * @param violations receives the mistakes
	 */
	TestCaseCheck(Question question, int maxElements, Violations violations) {
		this(question.signature(), question.mayHaveHiddenTests(), maxElements, violations);
	}

	private TestCaseCheck(Signature signature, boolean mayBeHidden, int maxElements, Violations violations) {
		this.signature = signature;
		this.mayBeHidden = mayBeHidden;
		this.maxElements = maxElements;
		this.violations = violations;
	}

	public CheckedTest check(NewTestCase request) {
		CheckedTest test = read(request);
		violations.throwIfAny();
		return test;
	}

	/** Reads a test that may be used only when no violation was found. */
	CheckedTest read(NewTestCase request) {
		request.requireWhole(violations);
		return bounded(arguments(request.inputVariables(), request.inputLiterals()), output(request.output()),
				request.hidden());
	}

	/** As {@link #read(NewTestCase)}, but it need not expect anything. */
	public SuiteTest read(OwnTest request) {
		CheckedTest test = bounded(arguments(request.inputVariables(), request.inputLiterals()),
				(request.output() != null) ? output(request.output()) : NoneValue.NONE, false);
		return new SuiteTest(0, test.arguments(), (request.output() != null) ? test.expected() : null);
	}

	/**
	 * Checks a form with the fields {@code input_variables.<name>} and {@code output},
	 * each read as JSON, otherwise as a Python literal, otherwise as the text that was
	 * typed, and {@code hidden}, which is present or absent. A mistake inside a value is
	 * reported for its field, because a form has no other place for it.
	 */
	public CheckedTest check(Form form) {
		CheckedTest test = bounded(arguments(form), parse(form, OUTPUT, signature.returnType()),
				form.text("hidden") != null);
		violations.throwIfAny();
		return test;
	}

	/** As {@link #check(Form)}, of a test that expects nothing. */
	public SuiteTest checkInput(Form form) {
		CheckedTest test = bounded(arguments(form), NoneValue.NONE, false);
		violations.throwIfAny();
		return new SuiteTest(0, test.arguments(), null);
	}

	/** Whether any value was put in. */
	public static boolean hasInput(Form form) {
		return form.fields().keySet().stream().anyMatch((name) -> name.startsWith(INPUTS) && form.text(name) != null);
	}

	private List<Value> arguments(Form form) {
		return signature.parameters()
			.stream()
			.map((parameter) -> parse(form, INPUTS + "." + parameter.name(), parameter.type()))
			.toList();
	}

	private CheckedTest bounded(List<Value> arguments, Value expected, @Nullable Boolean hidden) {
		requireFew(INPUTS, arguments.stream().mapToLong(Elements::in).sum());
		requireFew(OUTPUT, Elements.in(expected));
		violations.require(mayBeHidden || !Boolean.TRUE.equals(hidden), "hidden", NOT_HIDDEN);
		return new CheckedTest(arguments, expected, hidden);
	}

	private void requireFew(String field, long elements) {
		requireFew(field, elements, maxElements);
	}

	private void requireFew(String field, long elements, long most) {
		violations.require(elements <= most, field,
				"expected at most %,d elements (gavel.limits.max-elements), found %,d; nested elements count, too"
					.formatted(maxElements, elements));
	}

	/**
	 * Checks the number of elements before they are read. A set may be written with more
	 * elements than it has, and a dict as a list of pairs.
	 */
	private boolean areTooMany(String field, long written) {
		long most = 2L * maxElements;
		requireFew(field, written, most);
		return written > most;
	}

	private boolean areTooMany(String field, String written, ValueType type) {
		return !type.declaresText() && areTooMany(field, Elements.leastIn(written));
	}

	private Value parse(Form form, String field, ValueType type) {
		String text = form.text(field);
		if (text == null) {
			violations.add(field, type.declaresText() ? "is missing; an empty text is written ''" : "is missing");
			return NoneValue.NONE;
		}
		PlainText.checkCharacters(violations, field, text);
		if (areTooMany(field, text, type)) {
			return NoneValue.NONE;
		}
		try {
			return TypedValues.parse(text, type);
		}
		catch (ValueMismatch | MalformedValue ex) {
			violations.add(field, ex.getMessage());
			return NoneValue.NONE;
		}
	}

	private List<Value> arguments(@Nullable JsonNode sentVariables, @Nullable JsonNode sentLiterals) {
		List<Value> arguments = new ArrayList<>();
		if (isMissing(sentVariables) && isMissing(sentLiterals)) {
			violations.add(INPUTS, "is missing");
			return arguments;
		}
		JsonNode variables = object(INPUTS, sentVariables);
		JsonNode literals = object(LITERALS, sentLiterals);
		Map<String, String> names = names(variables, literals);
		for (Parameter parameter : signature.parameters()) {
			String written = names.get(parameter.name());
			if (written != null) {
				arguments.add(argument(parameter, variables.get(written), literals.get(written)));
			}
		}
		return arguments;
	}

	private static boolean isMissing(@Nullable JsonNode node) {
		return node == null || node.isNull();
	}

	private JsonNode object(String field, @Nullable JsonNode sent) {
		boolean isObject = sent != null && sent.isObject();
		violations.require(isObject || isMissing(sent), field, "expected an object of variable names and values");
		return isObject ? sent : JsonNodeFactory.instance.objectNode();
	}

	private Map<String, String> names(JsonNode variables, JsonNode literals) {
		Set<String> written = new LinkedHashSet<>(variables.propertyNames());
		written.addAll(literals.propertyNames());
		return new VariableNames(signature.parameterNames()).match(written,
				(name) -> (variables.has(name) ? INPUTS : LITERALS) + "." + name, violations);
	}

	private Value argument(Parameter parameter, @Nullable JsonNode variable, @Nullable JsonNode literal) {
		if (literal == null) {
			return fit(INPUTS + "." + parameter.name(), Objects.requireNonNull(variable), parameter.type());
		}
		String field = LITERALS + "." + parameter.name();
		violations.require(variable == null, field, "is also in input_variables; give it only once");
		if (!literal.isString()) {
			violations.add(field, "expected a Python literal as text, such as \"(1, 2)\"");
			return NoneValue.NONE;
		}
		PlainText.checkCharacters(violations, field, literal.stringValue());
		if (areTooMany(field, literal.stringValue(), parameter.type())) {
			return NoneValue.NONE;
		}
		return guarded(field, () -> TypedValues.fit(PythonLiteral.parse(literal.stringValue()), parameter.type()));
	}

	private Value fit(String field, JsonNode node, ValueType type) {
		if (areTooMany(field, Elements.in(node))) {
			return NoneValue.NONE;
		}
		return guarded(field, () -> TypedValues.fit(JsonValues.read(node), type));
	}

	private Value output(@Nullable JsonNode output) {
		if (output == null) {
			violations.add(OUTPUT, "is missing");
			return NoneValue.NONE;
		}
		if (!output.isString()) {
			return fit(OUTPUT, output, signature.returnType());
		}
		PlainText.checkCharacters(violations, OUTPUT, output.stringValue());
		if (areTooMany(OUTPUT, output.stringValue(), signature.returnType())) {
			return NoneValue.NONE;
		}
		return guarded(OUTPUT, () -> TypedValues.parse(output.stringValue(), signature.returnType()));
	}

	private Value guarded(String field, Supplier<Value> reading) {
		try {
			return reading.get();
		}
		catch (ValueMismatch ex) {
			violations.add(field + ex.path(), ex.reason());
		}
		catch (MalformedValue ex) {
			violations.add(field, ex.getMessage());
		}
		return NoneValue.NONE;
	}

}
