package dev.gavel.api.question.comparison;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.message.ComparisonSpec.Authored;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.message.ComparisonSpec.Protocol;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ComparisonSpec.Typed;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * How results are compared.
 *
 * @param kind typed: by the declared types; text: as texts; checker: by a program of the
 * author; interactor: by one that talks with the program
 * @param relative fraction of the expected float by which a returned one may differ; null
 * when numbers in texts are compared as texts, or by their distance only
 * @param absolute distance by which it may differ in any case; when null, there is none
 * for text, and for typed it is 1e-9 where 0.0 is expected and 1e-15 elsewhere
 * @param order any when the elements of a returned list may come in any order, any_deep
 * when those of lists inside it may, too; left out when they must come as expected
 * @param match the parts of a text that must match: tokens, lines or exact; text has it
 * @param caseSensitive whether upper and lower case differ; text has it
 * @param grader the grader of CodeRunner that decides, if one does
 * @param code the author's program that decides; only authors see it, and what follows
 * @param protocol kattis when that program is an output validator; left out when it
 * defines check
 * @param arguments what else such a validator is given
 * @param environment the one in which that program runs
 * @param timeLimitMs CPU time of each of its calls
 * @param memoryLimitMb memory of each of its calls, in units of 1,048,576 bytes
 */
public record ComparisonView(String kind, @Nullable Double relative, @Nullable Double absolute,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String order,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String match,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean caseSensitive,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String grader,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String protocol,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> arguments,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String environment,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long timeLimitMs,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long memoryLimitMb) {

	private static final String CHECKER = "checker";

	private static final String INTERACTOR = "interactor";

	private static final double SMALLEST_IN_FULL = 0.001;

	/** Returns what solvers see. */
	public static ComparisonView of(ComparisonSpec comparison) {
		return comparison.accept(new Viewing(false));
	}

	/** Returns what authors see. */
	public static ComparisonView whole(ComparisonSpec comparison) {
		return comparison.accept(new Viewing(true));
	}

	private ComparisonView(String kind, @Nullable Double relative, @Nullable Double absolute, @Nullable String order,
			@Nullable String match, @Nullable Boolean caseSensitive) {
		this(kind, relative, absolute, order, match, caseSensitive, null, null, null, List.of(), null, null, null);
	}

	private record Viewing(boolean whole) implements ComparisonSpec.Visitor<ComparisonView> {

		@Override
		public ComparisonView typed(Typed spec) {
			return new ComparisonView("typed", spec.relative(), spec.absolute(),
					(spec.order() == Order.STRICT) ? null : spec.order().text(), null, null);
		}

		@Override
		public ComparisonView text(Text spec) {
			return new ComparisonView("text", spec.relative(), spec.absolute(), null, spec.match().text(),
					spec.caseSensitive());
		}

		@Override
		public ComparisonView checker(Checker spec) {
			boolean isGrader = spec.protocol() == Protocol.CODERUNNER;
			String grader = isGrader ? spec.arguments().get(0) : null;
			return authored(CHECKER, grader, isGrader ? null : spec.code(),
					(spec.protocol() == Protocol.CHECK) ? null : spec.protocol().text(),
					isGrader ? List.of() : spec.arguments(), spec);
		}

		@Override
		public ComparisonView interactor(Interactor spec) {
			return authored(INTERACTOR, null, spec.code(), null, List.of(), spec);
		}

		private ComparisonView authored(String kind, @Nullable String grader, @Nullable String code,
				@Nullable String protocol, List<String> arguments, Authored spec) {
			return whole
					? new ComparisonView(kind, null, null, null, null, null, grader, code, protocol, arguments,
							spec.environment(), spec.limits().cpuTimeMillis(),
							DataSize.ofBytes(spec.limits().memoryBytes()).toMegabytes())
					: new ComparisonView(kind, null, null, null, null, null, grader, null, null, List.of(), null, null,
							null);
		}

	}

	/** Whether a program of the author talks with the solver's. */
	@JsonIgnore
	public boolean isByInteractor() {
		return kind.equals(INTERACTOR);
	}

	private boolean statesTolerance() {
		return absolute != null
				|| (relative != null && (match != null || relative != ComparisonSpec.DEFAULT.relative()));
	}

	/** Describes the tolerance to solvers; null when it is the default. */
	public @Nullable String tolerance() {
		if (!statesTolerance()) {
			return null;
		}
		return Stream.of(part(relative, "relative"), part(absolute, "absolute"))
			.flatMap(Optional::stream)
			.collect(Collectors.joining(", "));
	}

	private static Optional<String> part(@Nullable Double number, String name) {
		return Optional.ofNullable(number).map((stated) -> "%s %s".formatted(text(stated), name));
	}

	/** Describes to solvers how texts are compared; null when values are. */
	public @Nullable String textMatch() {
		if (match == null) {
			return null;
		}
		String parts = switch (Match.valueOf(match.toUpperCase(Locale.ROOT))) {
			case TOKENS -> "token by token";
			case LINES -> "line by line, token by token";
			case EXACT -> "with all spaces and line breaks";
		};
		return "as text, %s, %s".formatted(parts,
				Boolean.TRUE.equals(caseSensitive) ? "case matters" : "ignoring case");
	}

	/** Whether a program of the author decides what is right. */
	@JsonIgnore
	public boolean isByChecker() {
		return kind.equals(CHECKER) && grader == null;
	}

	/** Describes the order to solvers; null when elements must come as expected. */
	public @Nullable String orderOfLists() {
		return (order == null) ? null : order.equals(Order.ANY.text()) ? "any" : "any, at every depth";
	}

	/**
	 * Returns the text for the field of the question's form; null when nothing was put
	 * in.
	 */
	public @Nullable String relativeText() {
		return (relative != null && statesTolerance()) ? text(relative) : null;
	}

	public @Nullable String absoluteText() {
		return (absolute != null) ? text(absolute) : null;
	}

	private static String text(double number) {
		String pattern = (number == 0 || number >= SMALLEST_IN_FULL) ? "0.####################"
				: "0.################E0";
		return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number)
			.toLowerCase(Locale.ROOT);
	}

}
