package dev.gavel.api.evaluation.output;

import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.printed.Printed;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What had no room in reports. It is deleted with its judgement. */
@Component
class StoredOutputs {

	private static final int NO_ATTEMPT = 0;

	private final JdbcClient database;

	private final OutputSpace space;

	StoredOutputs(JdbcClient database, OutputSpace space) {
		this.database = database;
		this.space = space;
	}

	/**
	 * Stores an output in place of an earlier one.
	 * @param test from 1
	 * @return whether it was: the attempt goes on, its run keeps whole outputs, and there
	 * is space
	 */
	@Transactional
	boolean put(UUID judgementId, int attempt, int test, PrintedStream stream, byte[] content) {
		return lockOpen(judgementId, attempt, test)
				&& bytesBeside(judgementId, attempt, test, stream) + content.length <= Printed.MOST_STORED_TOGETHER
				&& space.take(content.length) && replace(judgementId, attempt, test, stream, content) > 0;
	}

	/** Until the transaction ends, so does not the attempt. */
	private boolean lockOpen(UUID judgementId, int attempt, int test) {
		return database.sql("""
				select attempt from judgements where id = uuid_to_bin(:id) and attempt = :attempt
				and state in ('QUEUED', 'RUNNING') and whole_outputs and :test between 1 and total for share""")
			.param("id", judgementId.toString())
			.param("attempt", attempt)
			.param("test", test)
			.query(Integer.class)
			.optional()
			.isPresent();
	}

	/** Returns how much of the attempt is stored besides the place of one output. */
	private long bytesBeside(UUID judgementId, int attempt, int test, PrintedStream stream) {
		return database.sql("""
				select coalesce(sum(bytes), 0) from whole_outputs where judgement_id = uuid_to_bin(:id)
				and attempt = :attempt and not (test = :test and stream = :stream)""")
			.param("id", judgementId.toString())
			.param("attempt", attempt)
			.param("test", test)
			.param("stream", stream.name())
			.query(Long.class)
			.single();
	}

	private int replace(UUID judgementId, int attempt, int test, PrintedStream stream, byte[] content) {
		return database.sql("""
				replace into whole_outputs (judgement_id, test, stream, attempt, content, bytes)
				values (uuid_to_bin(:id), :test, :stream, :attempt, :content, :bytes)""")
			.param("id", judgementId.toString())
			.param("attempt", attempt)
			.param("test", test)
			.param("stream", stream.name())
			.param("content", content)
			.param("bytes", content.length)
			.update();
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

	/** Deletes those of a test of an evaluation that has ended. */
	@Transactional
	void forget(UUID evaluationId, int test) {
		judged(evaluationId).ifPresent((judged) -> database
			.sql("delete from whole_outputs where judgement_id = uuid_to_bin(:id) and test = :test")
			.param("id", judged.id().toString())
			.param("test", test)
			.update());
	}

	/** Deletes those that nobody can read: no report tells of them. */
	@EventListener
	void onEnded(JudgementEnded end) {
		if (end.run().wholeOutputs() && (end.reports().isEmpty() || end.attempt().number() > 1)) {
			deleteUnless(end.judgementId(), end.reports().isEmpty() ? NO_ATTEMPT : end.attempt().number());
		}
	}

	private void deleteUnless(UUID judgementId, int attempt) {
		database.sql("delete from whole_outputs where judgement_id = uuid_to_bin(:id) and attempt <> :attempt")
			.param("id", judgementId.toString())
			.param("attempt", attempt)
			.update();
	}

	record Judged(UUID id, int attempt) {
	}

}
