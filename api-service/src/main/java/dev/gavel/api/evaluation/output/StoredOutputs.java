package dev.gavel.api.evaluation.output;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What had no room in reports. It is deleted with its judgement. */
@Component
class StoredOutputs {

	private final JdbcClient database;

	StoredOutputs(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Stores an output in place of an earlier one.
	 * @param test from 1
	 * @return whether it was: the attempt goes on, and its run keeps whole outputs
	 */
	@Transactional
	boolean put(UUID judgementId, int attempt, int test, PrintedStream stream, byte[] content) {
		return database.sql("""
				replace into whole_outputs (judgement_id, test, stream, attempt, content)
				select id, :test, :stream, attempt, :content from judgements
				where id = uuid_to_bin(:id) and attempt = :attempt and state in ('QUEUED', 'RUNNING')
				and whole_outputs and :test between 1 and total""")
			.param("id", judgementId.toString())
			.param("attempt", attempt)
			.param("test", test)
			.param("stream", stream.name())
			.param("content", content)
			.update() > 0;
	}

	Optional<byte[]> find(UUID judgementId, int attempt, int test, PrintedStream stream) {
		return database.sql("""
				select content from whole_outputs where judgement_id = uuid_to_bin(:id) and test = :test
				and stream = :stream and attempt = :attempt""")
			.param("id", judgementId.toString())
			.param("attempt", attempt)
			.param("test", test)
			.param("stream", stream.name())
			.query(byte[].class)
			.optional();
	}

	/** Returns the judgement of an evaluation that has ended. */
	Optional<Judged> judged(UUID evaluationId) {
		return database.sql("""
				select bin_to_uuid(id), attempt from judgements
				where program_id = uuid_to_bin(:id) and evaluation and state = 'DONE'""")
			.param("id", evaluationId.toString())
			.query((row, number) -> new Judged(UUID.fromString(row.getString(1)), row.getInt(2)))
			.optional();
	}

	record Judged(UUID id, int attempt) {
	}

}
