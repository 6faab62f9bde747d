package dev.gavel.api.question.comparison;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.signature.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a comparison as sent, and adds a violation for each mistake in it. */
public class ComparisonCheck {

	private static final String FIELD = "comparison";

	private static final String KIND = "typed";

	private static final Set<String> FIELDS = Set.of("kind", "relative", "absolute", "order");

	private static final List<String> ORDERS = Arrays.stream(Order.values()).map(Order::text).toList();

	private static final String LEAVE_OUT = "leave order out";

	private static final double MAX_ABSOLUTE = 1e9;

	private final Violations violations;

	private final Optional<ValueType> answerType;

	/**
	 * @param answerType the type of what is compared; empty when it could not be read
	 */
	public ComparisonCheck(Violations violations, Optional<ValueType> answerType) {
		this.violations = violations;
		this.answerType = answerType;
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
		return new Typed(Objects.requireNonNullElse(relative, ComparisonSpec.DEFAULT.relative()), absolute,
				order(sent.get("order")));
	}

	private void checkFields(JsonNode sent) {
		sent.propertyNames()
			.stream()
			.filter((name) -> !FIELDS.contains(name))
			.forEach((name) -> violations.add(FIELD + "." + name,
					"unknown field, expected kind, relative, absolute or order" + Suggestion.didYouMean(name, FIELDS)));
	}

	private void checkKind(@Nullable JsonNode kind) {
		if (kind == null || kind.isNull()) {
			violations.add(FIELD + ".kind", "is missing, expected typed");
			return;
		}
		violations.require(kind.isString() && kind.stringValue().equals(KIND), FIELD + ".kind",
				"expected typed, the only kind, got " + kind);
	}

	private Order order(@Nullable JsonNode sent) {
		if (sent == null || sent.isNull()) {
			return Order.STRICT;
		}
		int index = sent.isString() ? ORDERS.indexOf(sent.stringValue()) : -1;
		if (index < 0) {
			violations.add(FIELD + ".order", "expected strict, any or any_deep, got %s%s"
				.formatted(Expected.shortened(sent.toString()), Suggestion.didYouMean(sent.asString(""), ORDERS)));
			return Order.STRICT;
		}
		Order order = Order.values()[index];
		answerType.ifPresent((type) -> checkLists(order, type));
		return order;
	}

	private void checkLists(Order order, ValueType type) {
		boolean inside = ListsInType.hasList(type);
		switch (order) {
			case STRICT -> {
			}
			case ANY -> violations.require(ListsInType.isList(type), FIELD + ".order",
					"expected a return type that is a list, got %s; %s".formatted(type,
							inside ? "use any_deep for the lists inside it" : LEAVE_OUT));
			case ANY_DEEP -> violations.require(inside, FIELD + ".order",
					"expected a return type with a list, got %s; %s".formatted(type, LEAVE_OUT));
		}
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
