package dev.gavel.api.question.kind;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Elements;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.typed.JsonValues;
import dev.gavel.value.typed.TypedValues;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads values of declared types, and adds a violation for each that is wrong. The values
 * may be used only when there is none.
 */
public final class ValueReading {

	/** The field of a test's input. */
	public static final String INPUTS = "input_variables";

	/** The field of a test's expected output. */
	public static final String OUTPUT = "output";

	private final Violations violations;

	private final LimitsProperties limits;

	public ValueReading(Violations violations, LimitsProperties limits) {
		this.violations = violations;
		this.limits = limits;
	}

	public Violations violations() {
		return violations;
	}

	public LimitsProperties limits() {
		return limits;
	}

	/**
	 * Encodes a value, and adds a violation when it has more elements than a value may
	 * have or takes more bytes.
	 */
	public EncodedValue bounded(String field, Value value, long elements) {
		requireFew(field, elements, limits.maxElements());
		EncodedValue encoded = EncodedValue.of(value);
		long most = limits.maxValueSize().toBytes();
		violations.require(encoded.size() <= most, field,
				"expected at most %,d bytes as they are stored (gavel.limits.max-value-size), found %,d; a character beyond ASCII takes 6 or 12"
					.formatted(most, encoded.size()));
		return encoded;
	}

	/**
	 * Encodes a value of a program's test, and adds a violation when it takes more bytes
	 * than can be stored.
	 */
	public EncodedValue stored(String field, Value value) {
		EncodedValue encoded = EncodedValue.of(value);
		long most = 2 * limits.maxTextSize().toBytes();
		violations.require(encoded.size() <= most, field,
				"expected at most %,d bytes as they are stored (twice gavel.limits.max-text-size), found %,d; a character beyond ASCII takes 6 or 12"
					.formatted(most, encoded.size()));
		return encoded;
	}

	private void requireFew(String field, long elements, long most) {
		violations.require(elements <= most, field,
				"expected at most %,d elements (gavel.limits.max-elements), found %,d; nested elements count, too"
					.formatted(limits.maxElements(), elements));
	}

	/**
	 * Checks the number of elements before they are read. A set may be written with more
	 * elements than it has, and a dict as a list of pairs.
	 */
	private boolean areTooMany(String field, long written) {
		long most = 2L * limits.maxElements();
		requireFew(field, written, most);
		return written > most;
	}

	private boolean areTooMany(String field, String written, ValueType type) {
		return !type.declaresText() && areTooMany(field, Elements.leastIn(written));
	}

	/**
	 * Reads what was typed into a field. A mistake inside the value is reported for the
	 * field, because a form has no other place for it.
	 */
	public Value typed(Form form, String field, ValueType type) {
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

	public Value fit(String field, JsonNode node, ValueType type) {
		if (areTooMany(field, Elements.in(node))) {
			return NoneValue.NONE;
		}
		return guarded(field, () -> TypedValues.fit(JsonValues.read(node), type));
	}

	public Value literal(String field, String literal, ValueType type) {
		return text(field, literal, type, () -> TypedValues.fit(TypedValues.literal(literal, type), type));
	}

	/** Reads what JSON or a text in it says, and adds a violation when it is missing. */
	public Value sent(String field, @Nullable JsonNode sent, ValueType type) {
		if (sent == null) {
			violations.add(field, "is missing");
			return NoneValue.NONE;
		}
		return sent.isString() ? written(field, sent.stringValue(), type) : fit(field, sent, type);
	}

	/** Reads text that holds JSON, a Python literal or, for str, the text itself. */
	public Value written(String field, String text, ValueType type) {
		return text(field, text, type, () -> TypedValues.parse(text, type));
	}

	private Value text(String field, String text, ValueType type, Supplier<Value> reading) {
		PlainText.checkCharacters(violations, field, text);
		return areTooMany(field, text, type) ? NoneValue.NONE : guarded(field, reading);
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
