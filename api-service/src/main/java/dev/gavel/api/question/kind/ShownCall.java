package dev.gavel.api.question.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of several calls of a test, for people.
 *
 * @param number from 1; 0 for what stands for calls that are left out
 * @param text such as {@code get(2)}
 * @param differs whether this is the first call whose result differs
 */
public record ShownCall(int number, String text, @Nullable String expected, @Nullable String got, boolean differs) {

	private static final Pattern DIFFERENCE = Pattern.compile("(?:^|: )call (\\d{1,7}), ");

	private static final int MOST = 60;

	/** How many of them come before the one that differs. */
	private static final int BEFORE = 45;

	/**
	 * Returns the calls around the one that differs, or else the first ones; nothing when
	 * a test is a single call.
	 * @param expected the result of each call; empty when several are right
	 * @param raises the type of the exception that is expected of the last call, or null
	 * @param got the result of each call, as far as there is one
	 * @param difference in words, as a worker reported it
	 */
	public static List<ShownCall> of(InputView input, List<String> expected, @Nullable String raises, List<String> got,
			@Nullable String difference) {
		Matcher named = DIFFERENCE.matcher((difference != null) ? difference : "");
		int differing = named.find() ? Integer.parseInt(named.group(1)) : 0;
		List<ShownCall> calls = new ArrayList<>();
		for (String call : input.calls()) {
			int place = calls.size();
			boolean raising = raises != null && place + 1 == input.calls().size() && !input.inputTruncated();
			calls.add(new ShownCall(place + 1, call, raising ? "raises " + raises : at(expected, place), at(got, place),
					place + 1 == differing));
		}
		return (calls.size() <= MOST) ? calls : around(differing, calls);
	}

	private static List<ShownCall> around(int differing, List<ShownCall> calls) {
		int from = Math.max(0, Math.min(differing - BEFORE, calls.size() - MOST));
		List<ShownCall> shown = new ArrayList<>(calls.subList(from, from + MOST));
		if (from > 0) {
			shown.add(0, leftOut(from));
		}
		if (from + MOST < calls.size()) {
			shown.add(leftOut(calls.size() - from - MOST));
		}
		return shown;
	}

	private static ShownCall leftOut(int count) {
		return new ShownCall(0, "… %,d more".formatted(count), null, null, false);
	}

	private static @Nullable String at(List<String> results, int place) {
		return (place < results.size()) ? results.get(place) : null;
	}

}
