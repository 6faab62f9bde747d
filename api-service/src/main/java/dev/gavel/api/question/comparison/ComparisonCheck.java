package dev.gavel.api.question.comparison;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.message.ComparisonSpec;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a comparison as sent, and adds a violation for each mistake in it. */
public class ComparisonCheck {

	private static final String FIELD = "comparison";

	private static final String KIND = "typed";

	private static final Set<String> FIELDS = Set.of("kind", "relative", "absolute");

	private static final double MAX_ABSOLUTE = 1e9;

	private final Violations violations;

	public ComparisonCheck(Violations violations) {
		this.violations = violations;
	}

	/** Returns the default comparison when nothing was sent. */
	public ComparisonSpec check(@Nullable JsonNode sent) {
		if (sent == null || sent.isNull()) {
			return ComparisonSpec.DEFAULT;
		}
		if (!sent.isObject()) {
			violations.add(FIELD,
					"expected an object such as {\"kind\": \"typed\", \"relative\": 1e-5, \"absolute\": 1e-5}");
			return ComparisonSpec.DEFAULT;
		}
		checkFields(sent);
		checkKind(sent.get("kind"));
		Double relative = number(sent, "relative", (number) -> number < 1, "a number from 0 to less than 1");
		Double absolute = number(sent, "absolute", (number) -> number <= MAX_ABSOLUTE, "a number from 0 to 1e9");
		return new Typed(Objects.requireNonNullElse(relative, ComparisonSpec.DEFAULT.relative()), absolute);
	}

	private void checkFields(JsonNode sent) {
		sent.propertyNames()
			.stream()
			.filter((name) -> !FIELDS.contains(name))
			.forEach((name) -> violations.add(FIELD + "." + name,
					"unknown field, expected kind, relative or absolute" + Suggestion.didYouMean(name, FIELDS)));
	}

	private void checkKind(@Nullable JsonNode kind) {
		if (kind == null || kind.isNull()) {
			violations.add(FIELD + ".kind", "is missing, expected typed");
			return;
		}
		violations.require(kind.isString() && kind.stringValue().equals(KIND), FIELD + ".kind",
				"expected typed, the only kind, got " + kind);
	}

	private @Nullable Double number(JsonNode sent, String name, DoublePredicate isSmallEnough, String expectation) {
		JsonNode node = sent.get(name);
		if (node == null || node.isNull()) {
			return null;
		}
		double number = node.doubleValue(Double.NaN);
		boolean right = number >= 0 && isSmallEnough.test(number);
		violations.require(right, FIELD + "." + name,
				"expected %s, got %s".formatted(expectation, Expected.shortened(node.toString())));
		// Adding 0.0 turns -0.0 into 0.0.
		return right ? number + 0.0 : null;
	}

}
