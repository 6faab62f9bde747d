package dev.gavel.api.account;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives rows without an owner to an account: few at a time, because others use them. */
@Component
public class RowsWithoutOwner {

	private static final int AT_ONCE = 500;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	RowsWithoutOwner(JdbcClient database, TransactionTemplate transaction) {
		this.database = database;
		this.transaction = transaction;
	}

	/**
	 * @param table one with an index on {@code owner_id} and {@code id}
	 */
	public void give(String table, long accountId) {
		int given = AT_ONCE;
		while (given == AT_ONCE) {
			given = transaction.execute((status) -> database
				.sql("update %s set owner_id = :owner where owner_id is null order by id limit %d".formatted(table,
						AT_ONCE))
				.param("owner", accountId)
				.update());
		}
	}

}
