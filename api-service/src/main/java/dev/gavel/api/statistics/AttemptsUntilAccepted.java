package dev.gavel.api.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many solvers needed how many submissions until one was accepted.
 *
 * @param from the fewest
 * @param to the most; null when there is no bound
 */
public record AttemptsUntilAccepted(int from, @Nullable Integer to, int solvers) {

	private static final List<AttemptsUntilAccepted> NONE = Stream.of(1, 2, 3, 4, 5, 6, 11, 21)
		.map((from) -> new AttemptsUntilAccepted(from, last(from), 0))
		.toList();

	private static @Nullable Integer last(int from) {
		return switch (from) {
			case 6 -> Integer.valueOf(10);
			case 11 -> Integer.valueOf(20);
			case 21 -> null;
			default -> Integer.valueOf(from);
		};
	}

	/**
	 * Counts those of accounts.
	 * @param submissions oldest first
	 */
	static Solved of(List<CountedSubmission> submissions) {
		Map<Long, Integer> attempts = new HashMap<>();
		Set<Long> open = new HashSet<>();
		for (CountedSubmission submission : submissions) {
			boolean counts = submission.ownerId() > 0
					&& (!attempts.containsKey(submission.ownerId()) || open.contains(submission.ownerId()));
			if (counts) {
				attempts.merge(submission.ownerId(), 1, Integer::sum);
				if (submission.isAccepted()) {
					open.remove(submission.ownerId());
				}
				else {
					open.add(submission.ownerId());
				}
			}
		}
		attempts.keySet().removeAll(open);
		return new Solved(attempts.isEmpty() ? List.of() : counted(attempts.values()), open.size());
	}

	private static List<AttemptsUntilAccepted> counted(Collection<Integer> attempts) {
		return NONE.stream()
			.map((one) -> new AttemptsUntilAccepted(one.from(), one.to(),
					(int) attempts.stream().filter(one::has).count()))
			.toList();
	}

	private boolean has(int attempts) {
		return attempts >= from && (to == null || attempts <= to);
	}

	/** Returns it for people. */
	@JsonIgnore
	public String label() {
		if (to == null) {
			return from + " or more";
		}
		return (to == from) ? Integer.toString(from) : "%d–%d".formatted(from, to);
	}

	/**
	 * All solvers.
	 *
	 * @param unsolved how many have no accepted submission
	 */
	record Solved(List<AttemptsUntilAccepted> attempts, int unsolved) {
	}

}
