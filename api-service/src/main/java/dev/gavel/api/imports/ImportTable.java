package dev.gavel.api.imports;

import dev.gavel.api.imports.ImportView.Counts;
import dev.gavel.api.imports.question.QuestionReport;
import dev.gavel.api.imports.question.QuestionReport.Notes;
import dev.gavel.api.imports.question.QuestionReport.Outcome;
import dev.gavel.api.platform.database.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Imports and their reports in the database. */
@Component
@Transactional
class ImportTable {

	private static final TypeReference<List<String>> SENTENCES = new TypeReference<>() {
	};

	private final JdbcClient database;

	private final JsonMapper json;

	ImportTable(JdbcClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public long insert(@Nullable Long owner, NewImport sent, Instant now) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		database
			.sql("""
					insert into imports (owner_id, file, size, hash, dry_run, state, done, total, created, changed, unchanged,
					refused, tests, refused_tests, notes, created_at, seen_at)
					values (:owner, :file, :size, :hash, :dryRun, 'QUEUED', 0, 0, 0, 0, 0, 0, 0, 0, '[]', :now, :now)""")
			.param("owner", owner)
			.param("file", sent.file())
			.param("size", sent.size())
			.param("hash", sent.hash())
			.param("dryRun", sent.dryRun())
			.param("now", now)
			.update(key, "id");
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	@Transactional(readOnly = true)
	public Optional<ImportView> find(long id, @Nullable Long owner) {
		return database.sql("select * from imports where id = :id and owner_id <=> :owner")
			.param("id", id)
			.param("owner", owner)
			.query(this::view)
			.optional();
	}

	/** Returns those of an account, newest first. */
	@Transactional(readOnly = true)
	public List<ImportView> list(@Nullable Long owner, int page, int size) {
		return database.sql("select * from imports where owner_id <=> :owner order by id desc limit :size offset :from")
			.param("owner", owner)
			.param("size", size)
			.param("from", (long) page * size)
			.query(this::view)
			.list();
	}

	@Transactional(readOnly = true)
	public long count(@Nullable Long owner) {
		return database.sql("select count(*) from imports where owner_id <=> :owner")
			.param("owner", owner)
			.query(Long.class)
			.single();
	}

	private ImportView view(ResultSet row, int number) throws SQLException {
		return new ImportView(row.getLong("id"), row.getString("file"), row.getLong("size"), row.getString("hash"),
				row.getBoolean("dry_run"), ImportState.valueOf(row.getString("state")), row.getString("format"),
				row.getLong("done"), row.getLong("total"),
				new Counts(row.getInt("created"), row.getInt("changed"), row.getInt("unchanged"),
						row.getInt("refused")),
				row.getInt("tests"), row.getInt("refused_tests"), json.readValue(row.getString("notes"), SENTENCES),
				row.getString("failure"), StoredTime.of(row, "created_at"), StoredTime.ofNullable(row, "finished_at"));
	}

	/**
	 * Notes that an import is being read, and how far.
	 * @return false when it has ended meanwhile, and nothing is noted
	 */
	public boolean running(long id, Progress progress, Instant now) {
		int updated = database
			.sql("""
					update imports set state = 'RUNNING', format = :format, done = :done, total = :total, created = :created,
					changed = :changed, unchanged = :unchanged, refused = :refused, tests = :tests,
					refused_tests = :refusedTests, notes = :notes, seen_at = :now where id = :id and finished_at is null""")
			.param("id", id)
			.param("format", progress.format())
			.param("done", progress.done())
			.param("total", progress.total())
			.param("created", progress.count(Outcome.CREATED))
			.param("changed", progress.count(Outcome.CHANGED))
			.param("unchanged", progress.count(Outcome.UNCHANGED))
			.param("refused", progress.count(Outcome.REFUSED))
			.param("tests", progress.tests())
			.param("refusedTests", progress.refusedTests())
			.param("notes", json.writeValueAsString(progress.notes()))
			.param("now", now)
			.update();
		if (updated == 0) {
			return false;
		}
		for (QuestionReport report : progress.takeReports()) {
			insert(id, report);
		}
		return true;
	}

	private void insert(long id, QuestionReport report) {
		database
			.sql("""
					insert into import_reports (import_id, source_id, title, outcome, question_id, tests, refused_tests, notes)
					values (:import, :source, :title, :outcome, :question, :tests, :refusedTests, :notes)""")
			.param("import", id)
			.param("source", report.sourceId())
			.param("title", report.title())
			.param("outcome", report.outcome().name())
			.param("question", report.questionId())
			.param("tests", report.tests())
			.param("refusedTests", report.refusedTests())
			.param("notes", json.writeValueAsString(report.notes()))
			.update();
	}

	/** Notes that others are read before it, and that it is not forgotten. */
	public void waiting(long id, Instant now) {
		database.sql("update imports set seen_at = :now where id = :id").param("id", id).param("now", now).update();
	}

	/** Ends an import, unless it has ended. */
	public void ended(long id, @Nullable String failure, Instant now) {
		database.sql(
				"update imports set state = :state, failure = :failure, finished_at = :now where id = :id and finished_at is null")
			.param("id", id)
			.param("state", ((failure != null) ? ImportState.FAILED : ImportState.DONE).name())
			.param("failure", failure)
			.param("now", now)
			.update();
	}

	/** Returns what became of questions, in the order of the file. */
	@Transactional(readOnly = true)
	public List<QuestionReport> reports(long id, @Nullable Outcome outcome, int page, int size) {
		return database.sql("""
				select * from import_reports where import_id = :id and (:outcome is null or outcome = :outcome)
				order by id limit :size offset :from""")
			.param("id", id)
			.param("outcome", (outcome != null) ? outcome.name() : null)
			.param("size", size)
			.param("from", (long) page * size)
			.query((row, number) -> new QuestionReport(row.getString("source_id"), row.getString("title"),
					Outcome.valueOf(row.getString("outcome")), row.getObject("question_id", Long.class),
					row.getInt("tests"), row.getInt("refused_tests"),
					json.readValue(row.getString("notes"), Notes.class)))
			.list();
	}

	/** Ends imports whose replica was killed. */
	public int endLost(Instant notSeenSince, String failure, Instant now) {
		return database.sql("""
				update imports set state = 'FAILED', failure = :failure, finished_at = :now
				where state in ('QUEUED', 'RUNNING') and seen_at < :before""")
			.param("failure", failure)
			.param("now", now)
			.param("before", notSeenSince)
			.update();
	}

	/** Deletes some old ones with their reports. */
	public int deleteSome(Instant endedBefore) {
		return database.sql("delete from imports where finished_at < :before limit 10")
			.param("before", endedBefore)
			.update();
	}

	/** Deletes those of an account. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void delete(long owner) {
		database.sql("delete from imports where owner_id = :owner").param("owner", owner).update();
	}

}
