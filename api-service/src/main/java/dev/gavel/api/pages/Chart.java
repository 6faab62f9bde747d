package dev.gavel.api.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Lines over the last ten minutes, as a page draws them.
 *
 * @param most the highest value of all lines
 */
record Chart(List<Tick> ticks, List<Line> lines, long most) {

	private static final int WIDTH = 480;

	private static final int HEIGHT = 150;

	/** Left of it are the labels of the ticks. */
	private static final double LEFT = 48;

	private static final double RIGHT = WIDTH - 6;

	private static final double TOP = 10;

	/** Below it are the times. */
	private static final double BOTTOM = HEIGHT - 24;

	record Series(String name, ToLongFunction<QueueSample> value) {

	}

	/** A value of the axis, and how far down it is. */
	public record Tick(String label, double y) {

	}

	/**
	 * @param path an SVG path
	 */
	public record Line(String name, String path) {

	}

	static Chart of(List<QueueSample> samples, Axis axis, Series... series) {
		long most = Arrays.stream(series)
			.flatMapToLong((one) -> samples.stream().mapToLong(one.value()))
			.max()
			.orElse(0);
		long top = axis.top(most);
		return new Chart(
				LongStream.of(0, top / 2, top).mapToObj((value) -> new Tick(axis.label(value), y(value, top))).toList(),
				Arrays.stream(series).map((one) -> new Line(one.name(), path(samples, one.value(), top))).toList(),
				most);
	}

	public int width() {
		return WIDTH;
	}

	public int height() {
		return HEIGHT;
	}

	/** Returns where the first moment is. */
	public double left() {
		return LEFT;
	}

	/** Returns where the last moment is. */
	public double right() {
		return RIGHT;
	}

	private static String path(List<QueueSample> samples, ToLongFunction<QueueSample> value, long top) {
		if (samples.isEmpty()) {
			return "";
		}
		Instant end = samples.get(samples.size() - 1).at();
		// A line of one point has no length; the dash makes it a dot.
		return samples.stream()
			.map((sample) -> String.format(Locale.ROOT, "%.1f %.1f", x(sample.at(), end),
					y(value.applyAsLong(sample), top)))
			.collect(Collectors.joining("L", "M", "h0.1"));
	}

	private static double x(Instant at, Instant end) {
		double age = (double) Duration.between(at, end).toMillis() / QueueHistory.LENGTH.toMillis();
		return RIGHT - age * (RIGHT - LEFT);
	}

	private static double y(long value, long top) {
		return BOTTOM - (double) value / top * (BOTTOM - TOP);
	}

}
