package dev.gavel.api.question.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.message.ComparisonSpec.Typed;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How results are compared.
 *
 * @param kind typed: by the declared types
 * @param relative fraction of the expected float by which a returned one may differ
 * @param absolute distance by which it may differ in any case; null when it is 1e-9 where
 * 0.0 is expected and 1e-15 elsewhere
 * @param order any when the elements of a returned list may come in any order, any_deep
 * when those of lists inside it may, too; left out when they must come as expected
 */
public record ComparisonView(String kind, double relative, @Nullable Double absolute,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String order) {

	private static final double SMALLEST_IN_FULL = 0.001;

	public static ComparisonView of(ComparisonSpec comparison) {
		return comparison.accept((typed) -> new ComparisonView("typed", typed.relative(), typed.absolute(),
				(typed.order() == Order.STRICT) ? null : typed.order().text()));
	}

	private boolean isStated() {
		return !new Typed(relative, absolute).equals(ComparisonSpec.DEFAULT);
	}

	/** Describes the tolerance to solvers; null when it is the default. */
	public @Nullable String tolerance() {
		if (!isStated()) {
			return null;
		}
		String part = "%s relative".formatted(text(relative));
		return (absolute == null) ? part : "%s, %s absolute".formatted(part, text(absolute));
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
		return isStated() ? text(relative) : null;
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
