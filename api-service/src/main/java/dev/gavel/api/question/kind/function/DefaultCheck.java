package dev.gavel.api.question.kind.function;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.ValueType;
import dev.gavel.value.ComplexValue;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.typed.JsonValues;
import dev.gavel.value.typed.TypedValues;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the default of a parameter, or adds what is wrong with it. */
final class DefaultCheck {

	/** The field of the default. */
	static final String DEFAULT = "default";

	private static final int MAX_LENGTH = 1000;

	private final Violations violations;

	DefaultCheck(Violations violations) {
		this.violations = violations;
	}

	/**
	 * Returns the parameter with its default.
	 * @param sent JSON, or text that holds JSON, a Python literal or, for str, the text
	 * itself; null if the parameter has no default
	 */
	Parameter check(String field, Parameter parameter, @Nullable JsonNode sent) {
		ValueType type = parameter.type();
		if (sent == null) {
			return parameter;
		}
		Optional<Value> value = read(field, sent, type);
		return new Parameter(parameter.name(), type,
				value.map((read) -> type.declaresNodes() ? ofNodes(field, parameter, read) : bounded(field, read))
					.orElse(null));
	}

	/** Nodes have no literal. */
	private String ofNodes(String field, Parameter parameter, Value value) {
		boolean isNone = parameter.isOptional() && value.equals(TypedValues.leftOut(parameter));
		violations.require(isNone, field, "expected %s for %s"
			.formatted(parameter.isOptional() ? "None, or no default," : "no default", parameter.type()));
		return NoneValue.NONE.toString();
	}

	private Optional<Value> read(String field, JsonNode sent, ValueType type) {
		try {
			return Optional.of(sent.isString() ? TypedValues.parse(sent.stringValue(), type)
					: TypedValues.fit(JsonValues.read(sent), type));
		}
		catch (ValueMismatch | MalformedValue ex) {
			violations.add(field, ex.getMessage());
			return Optional.empty();
		}
	}

	private String bounded(String field, Value value) {
		String literal = value.toString();
		violations.require(literal.length() <= MAX_LENGTH, field,
				"has %,d characters; the limit is %,d".formatted(literal.length(), MAX_LENGTH));
		violations.require(isFinite(value), field,
				"expected finite numbers, because Python has no literal for %s".formatted(literal));
		return literal;
	}

	private static boolean isFinite(Value value) {
		if (value instanceof FloatValue number) {
			return number.isFinite();
		}
		if (value instanceof ComplexValue number) {
			return number.real().isFinite() && number.imaginary().isFinite();
		}
		return value.inside().stream().allMatch(DefaultCheck::isFinite);
	}

	/** In Python, a parameter with a default can only be followed by others with one. */
	void requireAtTheEnd(String field, List<Parameter> parameters) {
		boolean before = false;
		for (Parameter parameter : parameters) {
			violations.require(!before || parameter.fallback() != null, field,
					"%s needs a default, because a parameter before it has one".formatted(parameter.name()));
			before = before || parameter.fallback() != null;
		}
	}

}
