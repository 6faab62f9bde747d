package dev.gavel.api.question.comparison;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.message.ComparisonSpec.Protocol;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.signature.ValueType;
import dev.gavel.signature.ValueType.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a comparison as sent, and adds a violation for each mistake in it. */
public class ComparisonCheck {

	private static final String FIELD = "comparison";

	private static final String TYPED = "typed";

	private static final String TEXT = "text";

	private static final String CHECKER = "checker";

	private static final String INTERACTOR = "interactor";

	private static final Map<String, List<String>> FIELDS = Map.of(TYPED,
			List.of("kind", "relative", "absolute", "order"), TEXT,
			List.of("kind", "match", "case_sensitive", "relative", "absolute"), CHECKER,
			List.of("kind", "code", "protocol", "arguments", "grader", "environment", "time_limit_ms",
					"memory_limit_mb"),
			INTERACTOR, List.of("kind", "code", "environment", "time_limit_ms", "memory_limit_mb"));

	private static final String LEAVE_OUT = "leave order out";

	private static final double MAX_ABSOLUTE = 1e9;

	private final Violations violations;

	private final Optional<List<ValueType>> types;

	private final ComparisonSpec fallback;

	private final @Nullable CheckerSettings checkers;

	/**
	 * Checks the comparison of a test, which cannot have a checker of its own.
	 * @param types of what is compared, one of which it must suit
	 * @param fallback what is used when nothing is sent; if it compares texts, there are
	 * no values to compare
	 */
	public ComparisonCheck(Violations violations, Optional<List<ValueType>> types, ComparisonSpec fallback) {
		this(violations, types, fallback, null);
	}

	/**
	 * @param checkers reads a checker; null when there can be none
	 * @param types of what is compared, one of which it must suit; empty when they could
	 * not be read
	 * @param fallback what is used when nothing is sent; if it compares texts, there are
	 * no values to compare
	 */
	public ComparisonCheck(Violations violations, Optional<List<ValueType>> types, ComparisonSpec fallback,
			@Nullable CheckerSettings checkers) {
		this.violations = violations;
		this.types = types;
		this.fallback = fallback;
		this.checkers = checkers;
	}

	/** Returns the default comparison when nothing was sent. */
	public ComparisonSpec check(@Nullable JsonNode sent) {
		if (sent == null || sent.isNull()) {
			return fallback;
		}
		if (!sent.isObject()) {
			violations.add(FIELD,
					"expected an object such as {\"kind\": \"%s\", \"relative\": 1e-5, \"absolute\": 1e-5}"
						.formatted(comparesTexts() ? TEXT : TYPED));
			return fallback;
		}
		String kind = kind(sent.get("kind"));
		checkFields(sent, kind);
		if (checkers != null && kind.equals(CHECKER)) {
			Checker checker = new CheckerCheck(violations.within(FIELD), checkers).check(sent);
			if (checker.protocol() != Protocol.CHECK) {
				requireText("a comparison of printed text");
			}
			return checker;
		}
		if (checkers != null && kind.equals(INTERACTOR)) {
			return new CheckerCheck(violations.within(FIELD), checkers).checkInteractor(sent);
		}
		Double relative = number(sent, "relative", (number) -> number < 1, "a number from 0 to less than 1");
		Double absolute = number(sent, "absolute", (number) -> number <= MAX_ABSOLUTE, "a number from 0 to 1e9");
		return kind.equals(TEXT) ? text(sent, relative, absolute) : new Typed(
				Objects.requireNonNullElse(relative, ComparisonSpec.DEFAULT.relative()), absolute, order(sent));
	}

	/** Whether there are only texts to compare. */
	private boolean comparesTexts() {
		return fallback instanceof Text;
	}

	/** Returns the kind of the fallback when another kind was sent. */
	private String kind(@Nullable JsonNode sent) {
		if (sent == null || sent.isNull()) {
			violations.add(FIELD + ".kind", "is missing, expected " + kinds());
			return comparesTexts() ? TEXT : TYPED;
		}
		String kind = sent.asString("");
		if (comparesTexts() && kind.equals(TYPED)) {
			violations.add(FIELD + ".kind", "typed is for values, but a program prints text; expected " + kinds());
			return TEXT;
		}
		boolean known = sent.isString() && known(kind);
		violations.require(known, FIELD + ".kind", "expected %s, got %s%s".formatted(kinds(),
				Expected.shortened(sent.toString()), Suggestion.didYouMean(kind, FIELDS.keySet())));
		return known ? kind : comparesTexts() ? TEXT : TYPED;
	}

	private boolean known(String kind) {
		return switch (kind) {
			case CHECKER -> checkers != null;
			case INTERACTOR -> checkers != null && comparesTexts();
			default -> FIELDS.containsKey(kind);
		};
	}

	private String kinds() {
		List<String> kinds = new ArrayList<>(comparesTexts() ? List.of(TEXT) : List.of(TYPED, TEXT));
		if (checkers != null) {
			kinds.add(CHECKER);
			if (comparesTexts()) {
				kinds.add(INTERACTOR);
			}
		}
		int last = kinds.size() - 1;
		return (last == 0) ? TEXT : String.join(", ", kinds.subList(0, last)) + " or " + kinds.get(last);
	}

	private void checkFields(JsonNode sent, String kind) {
		List<String> fields = FIELDS.get(kind);
		String expected = "unknown field%s, expected %s or %s".formatted(kind.equals(TYPED) ? "" : " for " + kind,
				String.join(", ", fields.subList(0, fields.size() - 1)), fields.get(fields.size() - 1));
		sent.propertyNames()
			.stream()
			.filter((name) -> !fields.contains(name) && !sent.get(name).isNull())
			.forEach((name) -> violations.add(FIELD + "." + name, expected + Suggestion.didYouMean(name, fields)));
	}

	/** Checks whether a comparison still fits the type. */
	public void recheck(ComparisonSpec comparison) {
		comparison.accept(new Fit());
	}

	private final class Fit implements ComparisonSpec.Visitor<Void> {

		@Override
		public Void typed(Typed spec) {
			requireLists(spec.order());
			return null;
		}

		@Override
		public Void text(Text spec) {
			requireText(TEXT);
			return null;
		}

		@Override
		public Void checker(Checker spec) {
			return null;
		}

		@Override
		public Void interactor(Interactor spec) {
			violations.require(comparesTexts(), FIELD + ".kind",
					"interactor is for questions that ask for a program; expected typed, text or checker");
			return null;
		}

	}

	private void requireText(String what) {
		types.ifPresent((known) -> violations.require(known.contains(Scalar.STR), FIELD + ".kind",
				"%s is for the return type str, got %s; expected typed".formatted(what, text(known))));
	}

	private Text text(JsonNode sent, @Nullable Double relative, @Nullable Double absolute) {
		requireText(TEXT);
		Match match = choice(sent, "match", Match.values(), Match::text);
		JsonNode caseSensitive = sent.path("case_sensitive");
		boolean stated = caseSensitive.isBoolean();
		violations.require(stated || caseSensitive.isMissingNode() || caseSensitive.isNull(), FIELD + ".case_sensitive",
				"expected true or false, got " + Expected.shortened(caseSensitive.toString()));
		return new Text(match, stated ? caseSensitive.booleanValue() : match == Match.EXACT, relative, absolute);
	}

	private Order order(JsonNode sent) {
		Order order = choice(sent, "order", Order.values(), Order::text);
		requireLists(order);
		return order;
	}

	private void requireLists(Order order) {
		types.ifPresent((known) -> checkLists(order, known));
	}

	private static String text(List<ValueType> types) {
		return types.stream().map(ValueType::toString).collect(Collectors.joining(" and "));
	}

	/** Returns the first value when none of them was sent. */
	private <T> T choice(JsonNode sent, String name, T[] values, Function<T, String> text) {
		JsonNode node = sent.path(name);
		if (node.isMissingNode() || node.isNull()) {
			return values[0];
		}
		List<String> texts = Arrays.stream(values).map(text).toList();
		int index = node.isString() ? texts.indexOf(node.stringValue()) : -1;
		violations.require(index >= 0, FIELD + "." + name,
				"expected %s or %s, got %s%s".formatted(String.join(", ", texts.subList(0, texts.size() - 1)),
						texts.get(texts.size() - 1), Expected.shortened(node.toString()),
						Suggestion.didYouMean(node.asString(""), texts)));
		return values[Math.max(index, 0)];
	}

	private void checkLists(Order order, List<ValueType> types) {
		boolean inside = types.stream().anyMatch(ListsInType::hasList);
		switch (order) {
			case STRICT -> {
			}
			case ANY -> violations.require(types.stream().anyMatch(ListsInType::isList), FIELD + ".order",
					"expected a return type that is a list, got %s; %s".formatted(text(types),
							inside ? "use any_deep for the lists inside it" : LEAVE_OUT));
			case ANY_DEEP -> violations.require(inside, FIELD + ".order",
					"expected a return type with a list, got %s; %s".formatted(text(types), LEAVE_OUT));
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
