package dev.gavel.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What solvers learn of a test; the order is that in which tests run. */
public enum Feedback {

	/** Everything. */
	FULL,

	/** Its verdict and its part of the score: it is hidden. */
	VERDICT,

	/** Nothing: it is withheld. */
	NONE;

	public static Optional<Feedback> of(String text) {
		return Arrays.stream(values()).filter((one) -> one.text().equals(text)).findFirst();
	}

	/** Returns the spelling in JSON. */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Returns the one of both that tells less. */
	public Feedback atMost(Feedback other) {
		return (compareTo(other) >= 0) ? this : other;
	}

}
