package dev.gavel.api.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Knows whether anybody is told of anything, so that verdicts cost nothing otherwise. It
 * may be wrong for {@link #KNOWN_WITHIN} after a webhook was stored; its creator gets the
 * answer only after that time.
 */
@Component
public class Subscribers {

	static final Duration KNOWN_WITHIN = Duration.ofSeconds(1);

	private final WebhookTable table;

	private final TransactionTemplate transaction;

	private volatile @Nullable Known known;

	Subscribers(WebhookTable table, TransactionTemplate transaction) {
		this.table = table;
		this.transaction = transaction;
	}

	/** Whether there is a webhook that is not disabled. */
	public boolean any() {
		Known current = known;
		if (current == null || current.isOld()) {
			long now = System.nanoTime();
			current = new Known(transaction.execute((status) -> table.anyEnabled()), now);
			known = current;
		}
		return current.any();
	}

	/**
	 * @param asked when the database was asked: it may be true of that moment only
	 */
	private record Known(boolean any, long asked) {

		boolean isOld() {
			return System.nanoTime() - asked >= KNOWN_WITHIN.toNanos();
		}

	}

}
