package dev.gavel.api.question.kind;

import dev.gavel.api.platform.request.Form;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.ValueType;
import dev.gavel.value.typed.TypedValues;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the right outputs of a test, which are of one type: {@code output}, those in
 * {@code outputs}, or both. Each counts once.
 */
public final class RightOutputs {

	/** The field of several right outputs. */
	public static final String OUTPUTS = "outputs";

	private static final int MOST = 50;

	private static final int SPARE_FIELDS = 3;

	private final ValueReading reading;

	private final BiFunction<String, JsonNode, Value> sent;

	public RightOutputs(ValueType type, ValueReading reading) {
		this(type, reading, (field, output) -> output);
	}

	/**
	 * @param completion fits the value of a field further
	 */
	public RightOutputs(ValueType type, ValueReading reading, BiFunction<String, Value, Value> completion) {
		this(reading, (field, output) -> completion.apply(field, reading.sent(field, output, type)));
	}

	/**
	 * @param sent reads what was sent in a field
	 */
	public RightOutputs(ValueReading reading, BiFunction<String, JsonNode, Value> sent) {
		this.reading = reading;
		this.sent = sent;
	}

	/** Returns at least one value, which may be used only when no violation was found. */
	public List<Value> read(SentTest test) {
		Set<Value> outputs = new LinkedHashSet<>();
		if (test.output() != null) {
			outputs.add(sent.apply(ValueReading.OUTPUT, test.output()));
		}
		List<JsonNode> others = list(test.outputs());
		for (int i = 0; i < others.size(); i++) {
			outputs.add(sent.apply(field(i), others.get(i)));
		}
		if (outputs.isEmpty()) {
			reading.violations().add(ValueReading.OUTPUT, "is missing");
			outputs.add(NoneValue.NONE);
		}
		return List.copyOf(outputs);
	}

	private List<JsonNode> list(@Nullable JsonNode outputs) {
		if (outputs == null || outputs.isNull()) {
			return List.of();
		}
		reading.violations()
			.require(outputs.isArray(), OUTPUTS, "expected a list of right outputs, such as [[0, 1], [1, 0]]");
		reading.violations()
			.require(outputs.size() <= MOST, OUTPUTS,
					"has %,d outputs; the limit is %d".formatted(outputs.size(), MOST));
		return (outputs.isArray() && outputs.size() <= MOST) ? outputs.valueStream().toList() : List.of();
	}

	/**
	 * Reads the fields of a form, of which all but {@code output} may be empty.
	 * @param reading reads a field
	 */
	public static List<Value> read(Form form, Function<String, Value> reading) {
		return read(reading.apply(ValueReading.OUTPUT), form, reading);
	}

	/**
	 * Reads the other right outputs of a form.
	 * @param first the one that was read already
	 * @param reading reads a field
	 */
	public static List<Value> read(Value first, Form form, Function<String, Value> reading) {
		Set<Value> outputs = new LinkedHashSet<>(List.of(first));
		IntStream.range(0, MOST)
			.mapToObj(RightOutputs::field)
			.filter((field) -> form.text(field) != null)
			.forEach((field) -> outputs.add(reading.apply(field)));
		return List.copyOf(outputs);
	}

	/**
	 * Returns the right outputs of a test by the fields of its form.
	 * @param maxCharacters how many characters of each are shown
	 */
	public static Map<String, String> fields(SuiteTest test, ValueType type, int maxCharacters) {
		Map<String, String> fields = new LinkedHashMap<>();
		test.expectation()
			.rightAnswers()
			.forEach((output) -> fields.put(fields.isEmpty() ? ValueReading.OUTPUT : field(fields.size() - 1),
					TypedValues.write(output.beginning(maxCharacters), type, maxCharacters)));
		return fields;
	}

	/** Returns the field of one of the outputs, counted from 0. */
	public static String field(int index) {
		return "%s[%d]".formatted(OUTPUTS, index);
	}

	/** Returns the fields of a form for other right outputs, and some to fill in. */
	public static List<String> fields(Form form) {
		int filled = IntStream.range(0, MOST)
			.filter((index) -> form.text(field(index)) != null || KeptValues.has(form, field(index)))
			.map((index) -> index + 1)
			.max()
			.orElse(0);
		return IntStream.range(0, Math.min(MOST, filled + SPARE_FIELDS)).mapToObj(RightOutputs::field).toList();
	}

}
