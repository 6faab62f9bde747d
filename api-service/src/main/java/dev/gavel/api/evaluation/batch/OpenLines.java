package dev.gavel.api.evaluation.batch;

import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends lines that have no result yet. */
@Component
class OpenLines {

	private static final int AT_ONCE = 200;

	private final JdbcTemplate database;

	private final Judgements judgements;

	private final TransactionTemplate transaction;

	OpenLines(JdbcTemplate database, Judgements judgements, TransactionTemplate transaction) {
		this.database = database;
		this.judgements = judgements;
		this.transaction = transaction;
	}

	/** Nobody adds lines to a cancelled batch, so this comes to an end. */
	@RetriedOnDeadlock
	void cancel(UUID batchId) {
		List<UUID> before = List.of();
		List<UUID> open = cancelSome(batchId);
		while (!open.equals(before)) {
			before = open;
			open = cancelSome(batchId);
		}
	}

	/** Returns which were open. */
	private List<UUID> cancelSome(UUID batchId) {
		return transaction.execute((status) -> {
			List<UUID> open = openJudgements(batchId);
			judgements.cancel(open);
			return open;
		});
	}

	/** Returns the first judgements of a batch whose lines have no result. */
	private List<UUID> openJudgements(UUID batchId) {
		return database.query("""
				select bin_to_uuid(j.id) from batch_lines l join judgements j on j.program_id = l.evaluation_id
				where l.batch_id = uuid_to_bin(?) and l.position is null order by j.id limit ?""",
				(row, number) -> UUID.fromString(row.getString(1)), batchId.toString(), AT_ONCE);
	}

}
