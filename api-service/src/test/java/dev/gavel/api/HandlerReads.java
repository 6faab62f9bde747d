package dev.gavel.api;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the rows and index entries that MySQL reads for what is done on its connection.
 */
public final class HandlerReads {

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	public HandlerReads(JdbcTemplate jdbc, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	public long of(Runnable work) {
		Long reads = transaction.execute((status) -> {
			long costOfLooking = -sum() + sum();
			long before = sum();
			work.run();
			return sum() - before - costOfLooking;
		});
		return (reads != null) ? reads : 0;
	}

	/** Returns how many statements that select the work sends. */
	public long statements(Runnable work) {
		Long selects = transaction.execute((status) -> {
			long before = selects();
			work.run();
			return selects() - before;
		});
		return (selects != null) ? selects : 0;
	}

	private long selects() {
		return Objects
			.requireNonNull(jdbc.queryForObject("show session status like 'Com_select'", (row, i) -> row.getLong(2)));
	}

	private long sum() {
		return jdbc.query("show session status like 'Handler_read%'", (row, i) -> row.getLong(2))
			.stream()
			.mapToLong(Long::longValue)
			.sum();
	}

}
