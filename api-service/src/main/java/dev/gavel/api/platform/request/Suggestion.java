package dev.gavel.api.platform.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known word that somebody probably meant. */
public final class Suggestion {

	private static final int MAX_TOLERANT_LENGTH = 20;

	private Suggestion() {
	}

	/** A question to end a message with, or nothing when no known word is near. */
	public static String didYouMean(String written, Collection<String> known) {
		return nearest(written, known).map(", did you mean '%s'?"::formatted).orElse("");
	}

	private static Optional<String> nearest(String written, Collection<String> known) {
		LevenshteinDistance tolerant = new LevenshteinDistance(
				(Math.min(written.length(), MAX_TOLERANT_LENGTH) + 2) / 3);
		String lowerCase = written.toLowerCase(Locale.ROOT);
		ToIntFunction<String> distance = (word) -> tolerant.apply(lowerCase, word.toLowerCase(Locale.ROOT));
		return known.stream()
			.filter((word) -> distance.applyAsInt(word) >= 0)
			.min(Comparator.comparingInt(distance))
			.or(() -> known.stream()
				.filter((word) -> word.toLowerCase(Locale.ROOT).startsWith(lowerCase + "_"))
				.findFirst());
	}

}
