package dev.gavel.api.question;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How hard a question is, by its author's judgement. */
public enum Difficulty {

	EASY, MEDIUM, HARD;

	public static Optional<Difficulty> of(String text) {
		return Arrays.stream(values()).filter((value) -> value.name().equalsIgnoreCase(text.strip())).findFirst();
	}

	/** Returns the name as people write it: {@code Easy}. */
	@Override
	public String toString() {
		return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
	}

}
