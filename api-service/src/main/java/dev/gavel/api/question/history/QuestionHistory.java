package dev.gavel.api.question.history;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.settings.RetentionProperties;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the latest edits of each question, in the transactions that make them. The
 * question must be locked.
 */
@Component
public class QuestionHistory {

	/** What tests must be: their types, and who decides about answers. */
	private static final String KIND_HASH = """
			sha2(concat_ws('\\n', q.kind, coalesce(json_unquote(json_extract(q.comparison, '$.kind')), 'typed')), 256)""";

	private static final String EDITS = """
			select e.id, e.account_id, e.made_at, e.kind, e.undoes, e.tests, e.before_state, e.after_state,
			e.kind_hash = %s as fitting from question_edits e join questions q on q.id = e.question_id
			where e.question_id = :question""".formatted(KIND_HASH);

	/**
	 * The most bytes of edits that are deleted in one transaction, unless one has more.
	 */
	private static final long BYTES_AT_ONCE = 16 * 1024 * 1024;

	private final JdbcClient database;

	private final FormerTests tests;

	private final EntityManager entities;

	private final RetentionProperties retention;

	private final JsonMapper json;

	private final Clock clock;

	QuestionHistory(JdbcClient database, FormerTests tests, EntityManager entities, RetentionProperties retention,
			JsonMapper json, Clock clock) {
		this.database = database;
		this.tests = tests;
		this.entities = entities;
		this.retention = retention;
		this.json = json;
		this.clock = clock;
	}

	/** Begins an edit. It must be ended in the same transaction. */
	@Transactional(propagation = Propagation.MANDATORY)
	public Edit begin(Caller caller, long questionId, EditKind kind) {
		return begin(caller, questionId, kind, null);
	}

	/**
	 * Does the same.
	 * @param undoes the edit that this one undoes, or null
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Edit begin(Caller caller, long questionId, EditKind kind, @Nullable Long undoes) {
		// What was changed before must be seen by the statements here.
		entities.flush();
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		database
			.sql("""
					insert into question_edits (question_id, account_id, made_at, kind, undoes, kind_hash, tests, bytes)
					select q.id, :account, :now, :kind, :undoes, %s, 0, 0 from questions q where q.id = :question"""
				.formatted(KIND_HASH))
			.param("account", caller.accountId())
			.param("now", clock.instant())
			.param("kind", kind.name())
			.param("undoes", undoes)
			.param("question", questionId)
			.update(key);
		return new Edit(key.getKeyAs(Number.class).longValue(), questionId);
	}

	/** An edit that is being made. */
	public final class Edit {

		private final long id;

		private final long questionId;

		private boolean keeps;

		private Edit(long id, long questionId) {
			this.id = id;
			this.questionId = questionId;
		}

		/** Keeps tests as they are before the edit changes or deletes them. */
		public void keep(Collection<Long> testIds) {
			tests.keep(id, testIds);
			keeps = true;
		}

		/**
		 * Makes tests what they were before another edit, except those that were changed
		 * since then.
		 */
		public FormerTests.Restored restore(long edit) {
			FormerTests.Restored restored = tests.unchangedSince(edit);
			keep(restored.ids());
			tests.putBack(edit, restored.ids());
			return restored;
		}

		/** Ends an edit of tests. If it has changed nothing, it is forgotten. */
		public void end() {
			end(null, null);
		}

		/**
		 * Ends the edit with what it changed. Of two states, only fields that differ are
		 * kept. If nothing differs, and no test either, the edit is forgotten.
		 */
		public void end(@Nullable Object before, @Nullable Object after) {
			States states = States.between(json.valueToTree(before), json.valueToTree(after));
			int kept = keeps ? tests.forgetUnchanged(id) : 0;
			if (kept == 0 && states.areEqual()) {
				database.sql("delete from question_edits where id = :id and kind <> 'CREATED'")
					.param("id", id)
					.update();
				return;
			}
			database.sql("""
					update question_edits set before_state = :before, after_state = :after, tests = :tests,
					bytes = :bytes + (select coalesce(sum(t.size), 0) from edited_tests t where t.edit_id = :id)
					where id = :id""")
				.param("before", states.beforeText())
				.param("after", states.afterText())
				.param("tests", kept)
				.param("bytes", states.length())
				.param("id", id)
				.update();
			forgetOldest(questionId);
		}

	}

	/** The newest one stays, however large it is. */
	private void forgetOldest(long questionId) {
		List<Size> newest = sizes(questionId);
		List<Long> forgotten = new ArrayList<>();
		long bytes = 0;
		for (int i = 0; i < newest.size(); i++) {
			bytes += newest.get(i).bytes();
			if (i > 0 && (i >= retention.edits() || bytes > retention.editsSize().toBytes())) {
				forgotten.add(newest.get(i).id());
			}
		}
		delete(forgotten);
	}

	private List<Size> sizes(long questionId) {
		return database.sql("select id, bytes from question_edits where question_id = :question order by id desc")
			.param("question", questionId)
			.query(Size.class)
			.list();
	}

	private void delete(List<Long> edits) {
		if (!edits.isEmpty()) {
			database.sql("delete from question_edits where id in (:ids)").param("ids", edits).update();
		}
	}

	/**
	 * Deletes some edits of a deleted question.
	 * @return how many
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public int deleteSome(long questionId) {
		List<Long> some = new ArrayList<>();
		long bytes = 0;
		for (Size edit : sizes(questionId)) {
			bytes += edit.bytes();
			if (some.isEmpty() || bytes <= BYTES_AT_ONCE) {
				some.add(edit.id());
			}
		}
		delete(some);
		return some.size();
	}

	/** Returns edits of a question, newest first. */
	@Transactional(readOnly = true)
	public List<StoredEdit> list(long questionId, int offset, int limit) {
		return database.sql(EDITS + " order by e.id desc limit :limit offset :offset")
			.param("question", questionId)
			.param("limit", limit)
			.param("offset", offset)
			.query(StoredEdit::of)
			.list();
	}

	/** Returns how many edits of a question are kept. */
	@Transactional(readOnly = true)
	public long count(long questionId) {
		return database.sql("select count(*) from question_edits where question_id = :question")
			.param("question", questionId)
			.query(Long.class)
			.single();
	}

	/** Returns an edit of a question, if it is kept. */
	@Transactional(readOnly = true)
	public Optional<StoredEdit> find(long questionId, long edit) {
		return database.sql(EDITS + " and e.id = :edit")
			.param("question", questionId)
			.param("edit", edit)
			.query(StoredEdit::of)
			.optional();
	}

	private record Size(long id, long bytes) {
	}

}
