package dev.gavel.api.results;

import dev.gavel.api.question.scoring.Counts;
import org.jspecify.annotations.Nullable;

/** Which submissions of an account are exported. Its names are those of the parameter. */
enum Which {

	all(null),

	/** The one that counts at the question. */
	counting(null),

	best(Counts.BEST), last(Counts.LAST), first(Counts.FIRST);

	private final @Nullable Counts counts;

	Which(@Nullable Counts counts) {
		this.counts = counts;
	}

	/** Returns which one of each account it is, or null for all of them. */
	@Nullable Counts counts(Counts ofQuestion) {
		return (this == counting) ? ofQuestion : counts;
	}

}
