package dev.gavel.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.gavel.run.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** States how results are compared with what is expected. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @Type(value = ComparisonSpec.Typed.class, name = "typed"),
		@Type(value = ComparisonSpec.Text.class, name = "text"),
		@Type(value = ComparisonSpec.Checker.class, name = "checker"),
		@Type(value = ComparisonSpec.Interactor.class, name = "interactor") })
public sealed interface ComparisonSpec {

	<R> R accept(Visitor<R> visitor);

	/** One method for each kind of comparison. */
	interface Visitor<R> {

		R typed(Typed spec);

		R text(Text spec);

		R checker(Checker spec);

		R interactor(Interactor spec);

	}

	/** The comparison of questions that do not state one. */
	Typed DEFAULT = new Typed(1e-9, null);

	/**
	 * Compares values by the declared type. A float may differ from the expected one by a
	 * fraction of it or by a fixed distance, whichever is larger.
	 *
	 * @param relative the fraction of the expected float, below 1
	 * @param absolute the distance; null means 1e-9 where 0 is expected and 1e-15
	 * elsewhere
	 * @param order whether the elements of lists must come in the expected order; strict
	 * is left out of JSON
	 */
	record Typed(double relative, @Nullable Double absolute,
			@JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = StrictFilter.class) Order order)
			implements
				ComparisonSpec {

		private static final double DEFAULT_AT_ZERO = 1e-9;

		private static final double DEFAULT_ELSEWHERE = 1e-15;

		public Typed {
			order = Objects.requireNonNullElse(order, Order.STRICT);
		}

		public Typed(double relative, @Nullable Double absolute) {
			this(relative, absolute, Order.STRICT);
		}

		/**
		 * Returns the distance that is always allowed, whatever fraction of the expected
		 * float it is.
		 */
		public double absoluteAt(double expected) {
			if (absolute != null) {
				return absolute;
			}
			return (expected == 0) ? DEFAULT_AT_ZERO : DEFAULT_ELSEWHERE;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.typed(this);
		}

	}

	/**
	 * Compares texts as the default validator of Kattis does. A token is what stands
	 * between white space. Where a tolerance is stated, tokens that are numbers are
	 * compared as such if the expected token is one.
	 *
	 * @param relative the fraction of the expected number by which another may differ, if
	 * any
	 * @param absolute the distance by which it may differ, if any
	 */
	record Text(Match match, @JsonProperty("case_sensitive") boolean caseSensitive, @Nullable Double relative,
			@Nullable Double absolute) implements ComparisonSpec {

		public Text {
			Objects.requireNonNull(match, "match is null");
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.text(this);
		}

	}

	/**
	 * Asks the author's own program. It runs apart from the program that it judges.
	 *
	 * @param code empty where the protocol needs none
	 * @param environment the name of the one that it runs in
	 * @param limits of each call
	 * @param protocol how it is asked; left out of JSON for a function {@code check}
	 * @param arguments what else it is given: the arguments of a validator, or the name
	 * of a grader; left out of JSON when there are none
	 */
	record Checker(String code, String environment, Limits limits,
			@JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = CheckFilter.class) Protocol protocol,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> arguments) implements ComparisonSpec, Authored {

		public Checker {
			Objects.requireNonNull(code, "code is null");
			Objects.requireNonNull(environment, "environment is null");
			Objects.requireNonNull(limits, "limits is null");
			protocol = Objects.requireNonNullElse(protocol, Protocol.CHECK);
			arguments = List.copyOf(Objects.requireNonNullElse(arguments, List.of()));
		}

		/** Creates a checker that defines {@code check(input, expected, answer)}. */
		public Checker(String code, String environment, Limits limits) {
			this(code, environment, limits, Protocol.CHECK, List.of());
		}

		/** Returns a checker that is asked in another way. */
		public Checker asked(Protocol protocol, List<String> arguments) {
			return new Checker(code, environment, limits, protocol, arguments);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.checker(this);
		}

	}

	/**
	 * Lets the author's own program, which defines {@code interact(secret, expected)},
	 * talk with the judged one and then decide. Only programs that read and print are
	 * judged so.
	 *
	 * @param environment the name of the one that it runs in
	 * @param limits of each test
	 */
	record Interactor(String code, String environment, Limits limits) implements ComparisonSpec, Authored {

		public Interactor {
			Objects.requireNonNull(code, "code is null");
			Objects.requireNonNull(environment, "environment is null");
			Objects.requireNonNull(limits, "limits is null");
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.interactor(this);
		}

	}

	/** How a checker is asked. */
	enum Protocol {

		/** By calling its function {@code check(input, expected, answer)}. */
		CHECK,
		/** By running it as an output validator of Kattis. */
		KATTIS,
		/** It is a grader of CodeRunner, which has no code of the author. */
		CODERUNNER;

		/** Returns the spelling in JSON. */
		@JsonValue
		public String text() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** Leaves the verdict to a program of the author, in a cell of its own. */
	sealed interface Authored permits Checker, Interactor {

		String code();

		String environment();

		Limits limits();

	}

	/** The parts of a text that must match. */
	enum Match {

		/** The tokens. */
		TOKENS,
		/** The tokens and the line breaks, except those at the end. */
		LINES,
		/** The tokens and all white space. */
		EXACT;

		/** Returns the spelling in JSON. */
		@JsonValue
		public String text() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** The lists whose elements may come in any order. */
	enum Order {

		/** No list. */
		STRICT,
		/** The result itself, but no list inside it. */
		ANY,
		/** Every list in the result. */
		ANY_DEEP;

		/** Returns the spelling in JSON. */
		@JsonValue
		public String text() {
			return name().toLowerCase(Locale.ROOT);
		}

		/** Returns the order for the values directly inside one with this order. */
		public Order inside() {
			return (this == ANY) ? STRICT : this;
		}

	}

	/** Equals the protocol that is left out of JSON. */
	final class CheckFilter {

		@Override
		public boolean equals(@Nullable Object other) {
			return other == Protocol.CHECK;
		}

		@Override
		public int hashCode() {
			return 0;
		}

	}

	/** Equals what is left out of JSON. */
	final class StrictFilter {

		@Override
		public boolean equals(@Nullable Object other) {
			return other == Order.STRICT;
		}

		@Override
		public int hashCode() {
			return 0;
		}

	}

}
