package dev.gavel.api.imports.question;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.OpenModeEnded;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
		return row("""
				select i.question_id, i.state from imported_questions i join questions q on q.id = i.question_id
				where i.owner_id = :owner and i.format = :format and i.source_id = :source
				and q.owner_id <=> :account and q.deleted_at is null""" + lock, source).param("account", source.owner())
			.query((row, number) -> new Known(row.getLong("question_id"),
					json.readValue(row.getString("state"), ImportedState.class)))
			.optional();
	}

	/** Returns what a question is called in the export that it was imported from. */
	@Transactional(readOnly = true)
	public Optional<String> origin(long questionId, String format) {
		return database
			.sql("select source_id from imported_questions where question_id = :question and format = :format limit 1")
			.param("question", questionId)
			.param("format", format)
			.query(String.class)
			.optional();
	}

	/**
	 * Stores what a question is like, in the transaction that makes it so.
	 * @throws Problem when another import has made a question of this source meanwhile
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void store(Source source, long questionId, ImportedState state) {
		if (update(source, questionId, state) > 0) {
			return;
		}
		forgetFormer(source);
		try {
			insert(source, questionId, state);
		}
		catch (DuplicateKeyException ex) {
			throw changedMeanwhile();
		}
	}

	static Problem changedMeanwhile() {
		return new Problem(ProblemType.STILL_OPEN,
				"Another import has just created or changed this question. Import it again.");
	}

	private int update(Source source, long questionId, ImportedState state) {
		return row("""
				update imported_questions set state = :state
				where owner_id = :owner and format = :format and source_id = :source and question_id = :question""",
				source)
			.param("question", questionId)
			.param("state", json.writeValueAsString(state))
			.update();
	}

	/** Forgets a question that is deleted or belongs to somebody else. */
	private void forgetFormer(Source source) {
		row("""
				delete i from imported_questions i left join questions q on q.id = i.question_id
				where i.owner_id = :owner and i.format = :format and i.source_id = :source
				and (q.id is null or q.deleted_at is not null or not q.owner_id <=> :account)""", source)
			.param("account", source.owner())
			.update();
	}

	private void insert(Source source, long questionId, ImportedState state) {
		row("""
				insert into imported_questions (owner_id, format, source_id, question_id, state)
				values (:owner, :format, :source, :question, :state)""", source).param("question", questionId)
			.param("state", json.writeValueAsString(state))
			.update();
	}

	private StatementSpec row(String sql, Source source) {
		return database.sql(sql)
			.param("owner", owner(source))
			.param("format", source.format())
			.param("source", source.id());
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
