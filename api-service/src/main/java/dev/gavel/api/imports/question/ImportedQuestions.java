package dev.gavel.api.imports.question;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.OpenModeEnded;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Which questions were imported, by their owner, format and source id. */
@Component
class ImportedQuestions {

	/** Stands for everybody where there are no accounts; no account has this id. */
	private static final long NO_ACCOUNT = 0;

	private final JdbcClient database;

	private final JsonMapper json;

	ImportedQuestions(JdbcClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/** Where a question comes from, and whom it belongs to. */
	record Source(@Nullable Long owner, String format, String id) {

		static Source of(Caller caller, String format, String id) {
			return new Source(caller.accountId(), format, id);
		}

	}

	/** A question that was imported before. */
	record Known(long questionId, ImportedState state) {
	}

	/** Finds one that is still there, and has not been given to somebody else. */
	@Transactional(readOnly = true)
	public Optional<Known> find(Source source) {
		return query(source, "");
	}

	/** Does the same, and lets other imports of the same question wait. */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<Known> lock(Source source) {
		return query(source, " for update of i");
	}

	private Optional<Known> query(Source source, String lock) {
		return database.sql("""
				select i.question_id, i.state from imported_questions i join questions q on q.id = i.question_id
				where i.owner_id = :owner and i.format = :format and i.source_id = :source
				and q.owner_id <=> :account and q.deleted_at is null""" + lock)
			.param("owner", owner(source))
			.param("account", source.owner())
			.param("format", source.format())
			.param("source", source.id())
			.query((row, number) -> new Known(row.getLong("question_id"),
					json.readValue(row.getString("state"), ImportedState.class)))
			.optional();
	}

	/** Returns where a question comes from, if it was imported. */
	@Transactional(readOnly = true)
	public Optional<String> origin(long questionId) {
		return database.sql("""
				select if(format = 'Gavel', source_id, concat(format, ':', source_id)) from imported_questions
				where question_id = :question limit 1""").param("question", questionId).query(String.class).optional();
	}

	/** Stores what a question is like, in the transaction that makes it so. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void store(Source source, long questionId, ImportedState state) {
		database.sql("""
				insert into imported_questions (owner_id, format, source_id, question_id, state)
				values (:owner, :format, :source, :question, :state)
				on duplicate key update question_id = :question, state = :state""")
			.param("owner", owner(source))
			.param("format", source.format())
			.param("source", source.id())
			.param("question", questionId)
			.param("state", json.writeValueAsString(state))
			.update();
	}

	/**
	 * Lets questions of open mode be found by their owner. Those that the owner has
	 * imported as well stay apart.
	 */
	@EventListener
	@Transactional
	public void belongTo(OpenModeEnded owner) {
		database.sql("update ignore imported_questions set owner_id = :owner where owner_id = :nobody")
			.param("owner", owner.accountId())
			.param("nobody", NO_ACCOUNT)
			.update();
	}

	private static long owner(Source source) {
		return Objects.requireNonNullElse(source.owner(), NO_ACCOUNT);
	}

}
