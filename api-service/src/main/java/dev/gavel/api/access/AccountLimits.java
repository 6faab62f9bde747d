package dev.gavel.api.access;

import dev.gavel.api.platform.request.Violations;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The limits that operators have given an account instead of those of its role; null for
 * that of the role.
 *
 * @param submissionsPerMinute 0 for any number
 * @param evaluationsPerMinute 0 for any number
 * @param waits long polls at once
 * @param streams at once
 */
@Embeddable
public record AccountLimits(@Nullable Integer submissionsPerMinute, @Nullable Integer evaluationsPerMinute,
		@Nullable Integer waits, @Nullable Integer streams) {

	public static final AccountLimits NONE = new AccountLimits(null, null, null, null);

	private static final int MOST = 1_000_000;

	/**
	 * @throws dev.gavel.api.platform.request.Problem naming every limit that is out of
	 * range
	 */
	public void check() {
		Violations violations = new Violations();
		check("submissions_per_minute", submissionsPerMinute, 0, violations);
		check("evaluations_per_minute", evaluationsPerMinute, 0, violations);
		check("waits", waits, 1, violations);
		check("streams", streams, 1, violations);
		violations.throwIfAny();
	}

	private static void check(String field, @Nullable Integer limit, int least, Violations violations) {
		violations.require(limit == null || (limit >= least && limit <= MOST), field,
				"expected %d to %,d, got %,d".formatted(least, MOST, limit));
	}

}
