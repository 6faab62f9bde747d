package dev.gavel.api.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who wrote something else. */
public final class Suggestion {

	private Suggestion() {
	}

	/** A question to end a message with, or nothing when no known word is near. */
	public static String didYouMean(String written, Collection<String> known) {
		return nearest(written, known).map(", did you mean '%s'?"::formatted).orElse("");
	}

	private static Optional<String> nearest(String written, Collection<String> known) {
		int tolerated = Math.max(1, Math.min(written.length(), 20) / 3);
		return known.stream()
			.filter((word) -> distance(written, word) <= tolerated)
			.min(Comparator.comparingInt((word) -> distance(written, word)));
	}

	/**
	 * How many characters must be changed, added or left out, upper and lower case being
	 * one.
	 */
	private static int distance(String written, String known) {
		String a = written.toLowerCase(Locale.ROOT);
		String b = known.toLowerCase(Locale.ROOT);
		if (Math.abs(a.length() - b.length()) > 20) {
			return Integer.MAX_VALUE;
		}
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int[] current = new int[b.length() + 1];
			current[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int replaced = previous[j - 1] + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
			}
			previous = current;
		}
		return previous[b.length()];
	}

}
