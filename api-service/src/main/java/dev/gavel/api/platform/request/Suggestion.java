package dev.gavel.api.platform.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the known word that somebody probably meant. */
public final class Suggestion {

	/** Nobody mistypes a longer word into one of ours. */
	private static final int MAX_LENGTH = 100;

	private static final int MAX_TOLERANT_LENGTH = 20;

	private Suggestion() {
	}

	/** A question to end a message with, or nothing when no known word is near. */
	public static String didYouMean(String written, Collection<String> known) {
		return nearest(written, known).map(", did you mean '%s'?"::formatted).orElse("");
	}

	private static Optional<String> nearest(String written, Collection<String> known) {
		int tolerated = (Math.min(written.length(), MAX_TOLERANT_LENGTH) + 2) / 3;
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
		if (Math.abs(a.length() - b.length()) > MAX_LENGTH || a.length() > MAX_LENGTH) {
			return Integer.MAX_VALUE;
		}
		int[] previous = IntStream.rangeClosed(0, b.length()).toArray();
		for (int i = 1; i <= a.length(); i++) {
			previous = row(a.charAt(i - 1), b, previous);
		}
		return previous[b.length()];
	}

	private static int[] row(char c, String word, int[] previous) {
		int[] row = new int[previous.length];
		row[0] = previous[0] + 1;
		for (int j = 1; j < row.length; j++) {
			int replaced = previous[j - 1] + ((c == word.charAt(j - 1)) ? 0 : 1);
			row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
		}
		return row;
	}

}
