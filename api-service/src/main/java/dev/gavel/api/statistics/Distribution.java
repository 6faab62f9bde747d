package dev.gavel.api.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a figure of accepted submissions is distributed.
 *
 * @param bins in their order and without gaps
 * @param median half of the submissions have no more
 * @param most the highest
 */
public record Distribution(List<Bin> bins, double median, double most) {

	private static final int BINS = 20;

	/**
	 * The last bin has what is beyond, so that few high values do not hide the others.
	 */
	private static final double MOST_OF_ALL = 0.99;

	private static final double[] ROUND = { 1, 2, 5, 10 };

	/**
	 * How many submissions are within two values.
	 *
	 * @param from included
	 * @param to excluded; null when it is the last bin, which has all others
	 */
	public record Bin(double from, @Nullable Double to, int count) {

		/** Returns it for people. */
		@JsonIgnore
		public String label() {
			return (to != null) ? "%s–%s".formatted(text(from), text(to)) : text(from) + " or more";
		}

		private static String text(double value) {
			return (value == Math.rint(value)) ? "%,d".formatted((long) value) : "%.1f".formatted(value);
		}

	}

	/**
	 * Returns null when no submission has the figure.
	 * @param finest how wide a bin is at least
	 */
	static @Nullable Distribution of(List<CountedSubmission> submissions,
			Function<CountedSubmission, @Nullable Double> figure, double finest) {
		double[] values = submissions.stream()
			.filter(CountedSubmission::isAccepted)
			.map(figure)
			.filter(Objects::nonNull)
			.mapToDouble(Double::doubleValue)
			.sorted()
			.toArray();
		return (values.length > 0) ? of(values, finest) : null;
	}

	private static Distribution of(double[] sorted, double finest) {
		double upper = sorted[(int) ((sorted.length - 1) * MOST_OF_ALL)];
		double width = width((upper - sorted[0]) / BINS, finest);
		long first = (long) Math.floor(sorted[0] / width);
		long last = (long) Math.floor(upper / width);
		int[] counts = new int[(int) (last - first) + 1];
		for (double value : sorted) {
			counts[(int) (Math.min((long) Math.floor(value / width), last) - first)]++;
		}
		boolean open = Math.floor(sorted[sorted.length - 1] / width) > last;
		List<Bin> bins = new ArrayList<>();
		for (int i = 0; i < counts.length; i++) {
			boolean all = open && i == counts.length - 1;
			bins.add(new Bin((first + i) * width, all ? null : Double.valueOf((first + i + 1) * width), counts[i]));
		}
		return new Distribution(bins, sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
	}

	/** Rounds up to 1, 2 or 5 times a power of ten. */
	private static double width(double least, double finest) {
		double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, finest))));
		double wanted = Math.max(least, finest);
		return Arrays.stream(ROUND)
			.map((factor) -> factor * power)
			.filter((width) -> width >= wanted)
			.findFirst()
			.orElse(wanted);
	}

}
