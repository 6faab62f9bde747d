package dev.gavel.api.access;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A group of rights. A role has some, and an API token passes on some of those. */
public enum Scope {

	/** See published questions, and one's own submissions. */
	READ,

	/** Submit programs to questions, and cancel them. */
	SUBMIT,

	/** See and write one's own questions and their tests, and see submissions to them. */
	AUTHOR,

	/** Run programs on sample tests or one's own, and cancel that. */
	EVALUATE,

	/** Submit on behalf of named people. */
	ACT_FOR,

	/** See everything, and everything else: accounts, the queue. */
	OPERATE;

	/** Returns its name as clients write it. */
	public String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Returns the scope that clients write like this, or null when there is none. */
	public static @Nullable Scope of(@Nullable String text) {
		return Stream.of(values()).filter((scope) -> scope.text().equals(text)).findFirst().orElse(null);
	}

}
