package dev.gavel.api.question.access;

import dev.gavel.api.access.QuestionAccess.Availability;
import dev.gavel.api.question.AudienceEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a question is open for a caller.
 *
 * @param closesAt when it closes, or has closed; null when it never does
 */
record Opening(Availability availability, @Nullable Instant closesAt) {

	static final Opening ALWAYS = new Opening(Availability.OPEN, null);

	private static final Opening NEVER = new Opening(Availability.NONE, null);

	private static final Comparator<@Nullable Instant> LAST = Comparator.nullsLast(Comparator.naturalOrder());

	/**
	 * An entry that is open counts before one that is closed, and of several the one that
	 * closes last.
	 * @param entries that are for the same person
	 */
	static Opening of(Collection<AudienceEntry> entries, Instant now) {
		List<Opening> open = at(entries, now, Availability.OPEN);
		List<Opening> known = open.isEmpty() ? at(entries, now, Availability.CLOSED) : open;
		return known.stream().max(Comparator.comparing(Opening::closesAt, LAST)).orElse(NEVER);
	}

	private static List<Opening> at(Collection<AudienceEntry> entries, Instant now, Availability availability) {
		return entries.stream()
			.filter((entry) -> entry.at(now) == availability)
			.map((entry) -> new Opening(availability, entry.closesAt()))
			.toList();
	}

}
