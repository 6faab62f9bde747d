package dev.gavel.api.submission;

import dev.gavel.api.ApiClient;
import dev.gavel.api.judgement.JudgementState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills the tables as months of use would: MySQL makes the rows itself, a million in
 * about a minute. Half of the submissions are for the first question; nobody has solved
 * the second.
 */
final class ManySubmissions {

	private static final int CHUNK = 50_000;

	private static final int QUESTIONS = 20;

	/** Sent every third. */
	static final long BUSY_OWNER = 9_000_001;

	/** Sent one of about two thousand. */
	static final long RARE_OWNER = 9_000_002;

	private static final String OWNER = "case when i % 3 = 0 then {busy} when i % 1999 = 1 then {rare} else 9000100 + i % 300 end"
		.replace("{busy}", String.valueOf(BUSY_OWNER))
		.replace("{rare}", String.valueOf(RARE_OWNER));

	/** Some were accepted at last; the first judgement of those is listed no more. */
	private static final String REJUDGED = "i % 50 = 7 and verdict is not null and verdict <> 'WRONG_ANSWER'";

	private final JdbcTemplate jdbc;

	private final List<Long> questions;

	private final Instant first;

	private final Duration between;

	private ManySubmissions(JdbcTemplate jdbc, List<Long> questions, int count) {
		this.jdbc = jdbc;
		this.questions = questions;
		this.between = Duration.ofDays(180).dividedBy(count);
		// The last hundreds are newer than all that other tests leave.
		this.first = Instant.now().plus(Duration.ofDays(2)).minus(between.multipliedBy(count));
	}

	static ManySubmissions load(JdbcTemplate jdbc, ApiClient api, int count) {
		List<Long> questions = IntStream.range(0, QUESTIONS).mapToObj((i) -> api.addQuestion()).toList();
		String suite = suite(jdbc, api, questions.get(0));
		ManySubmissions many = new ManySubmissions(jdbc, questions, count);
		for (int from = 0; from < count; from += CHUNK) {
			many.add(from, Math.min(CHUNK, count - from), suite);
		}
		jdbc.execute("analyze table submissions, evaluations, judgements");
		return many;
	}

	long bigQuestion() {
		return questions.get(0);
	}

	long unsolvedQuestion() {
		return questions.get(1);
	}

	/** Returns some questions, the big one among them. */
	List<Long> someQuestions() {
		return questions.subList(0, 5);
	}

	/** Found the long way, which asks for nothing but the tables' meaning. */
	List<UUID> search(SubmissionSearch.Filter filter) {
		SubmissionCriteria criteria = filter.criteria();
		JudgementState status = filter.status();
		SeenSubmissions seen = filter.seen();
		return jdbc.query(
				"""
						select bin_to_uuid(s.id) from submissions s join judgements j on j.program_id = s.id
						where j.number = (select max(k.number) from judgements k
						where k.program_id = s.id and (k.number = 1 or k.state <> 'CANCELLED'))
						and (%s) and (? is null or s.owner_id = ?)
						and (? is null or s.question_id = ?) and (? is null or j.verdict = ?) and (? is null or j.state = ?)
						and s.created_at >= ? and s.created_at < ? order by s.id desc"""
					.formatted((seen == null) ? "true"
							: "s.owner_id = %d or s.question_id in (%s)".formatted(seen.ownerId(),
									seen.questionIds().toString().replaceAll("[\\[\\]]", ""))),
				(row, i) -> UUID.fromString(row.getString(1)), criteria.ownerId(), criteria.ownerId(),
				criteria.questionId(), criteria.questionId(), name(criteria.verdict()), name(criteria.verdict()),
				name(status), name(status), Timestamp.from(Objects.requireNonNullElse(criteria.since(), Instant.EPOCH)),
				Timestamp.from(Objects.requireNonNullElse(criteria.until(), Instant.parse("2100-01-01T00:00:00Z"))));
	}

	private static @Nullable String name(@Nullable Enum<?> value) {
		return (value != null) ? value.name() : null;
	}

	/** How many have a verdict, as figures count them. */
	long judged(long question) {
		return Objects.requireNonNull(jdbc.queryForObject("""
				select count(distinct s.id) from submissions s join judgements j on j.program_id = s.id
				where s.question_id = ? and j.verdict <> 'INTERNAL_ERROR'""", Long.class, question));
	}

	/** Other tests share the database. */
	void remove() {
		jdbc.execute((ConnectionCallback<Void>) (connection) -> {
			try (Statement statement = connection.createStatement()) {
				String ids = questions.toString().replace('[', '(').replace(']', ')');
				for (String programs : List.of("submissions", "evaluations")) {
					statement.execute("delete r from judgement_tests r join judgements t on t.id = r.judgement_id join "
							+ programs + " p on p.id = t.program_id where p.question_id in " + ids);
					statement.execute("delete t from judgements t join " + programs
							+ " p on p.id = t.program_id where p.question_id in " + ids);
					statement.execute("delete from " + programs + " where question_id in " + ids);
				}
			}
			connection.commit();
			return null;
		});
	}

	/** A suite exists once something was submitted. */
	private static String suite(JdbcTemplate jdbc, ApiClient api, long question) {
		api.post("/submissions/" + api.submit(question) + "/cancel", "");
		return jdbc.queryForObject("select suite_hash from questions where id = ?", String.class, question);
	}

	private void add(int from, int count, String suite) {
		jdbc.execute((ConnectionCallback<Void>) (connection) -> {
			add(connection, from, count, suite);
			connection.commit();
			return null;
		});
	}

	private void add(Connection connection, int from, int count, String suite) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("set session cte_max_recursion_depth = " + CHUNK);
			statement.execute("""
					create temporary table made (i int primary key, at bigint, question bigint, verdict varchar(30),
					moment datetime(6))""");
			statement.execute(made(from, count));
			statement.execute(programs("submissions", "", "i % 20 <> 0"));
			statement.execute(programs("evaluations", ", brought, kept", "i % 20 = 0"));
			statement.execute(judgements(1, "verdict", suite, "true"));
			statement.execute(judgements(2, "'ACCEPTED'", suite, REJUDGED));
			statement.execute("""
					insert into judgement_tests (judgement_id, reports)
					select %s, '[]' from made where i %% 20 = 1""".formatted(id(1)));
			statement.execute("drop temporary table made");
		}
	}

	private String made(int from, int count) {
		String others = "elt(1 + i div 2 %% %d, %s)".formatted(QUESTIONS - 1,
				questions.stream().skip(1).map(String::valueOf).reduce((one, two) -> one + ", " + two).orElseThrow());
		return """
				insert into made
				with recursive n as (select %d as i union all select i + 1 from n where i + 1 < %d),
				q as (select i, if(i %% 2 = 0, %d, %s) as question from n)
				select i, %d + i * %d, question, case
				when i %% 1000 = 999 then null
				when i %% 10000 = 9998 then 'INTERNAL_ERROR'
				when question = %d then 'WRONG_ANSWER'
				else elt(1 + floor(pow(i %% 97 / 97, 2) * 5), 'ACCEPTED', 'WRONG_ANSWER', 'TIME_LIMIT_EXCEEDED',
				'RUNTIME_ERROR', 'COMPILATION_ERROR') end, from_unixtime((%d + i * %d) / 1000)
				from q""".formatted(from, from + count, bigQuestion(), others, first.toEpochMilli(), between.toMillis(),
				unsolvedQuestion(), first.toEpochMilli(), between.toMillis());
	}

	private static String programs(String table, String unset, String which) {
		return """
				insert into %s (id, owner_id, question_id, language, environment, source, created_at%s)
				select %s, %s, question, 'python3', 'default', repeat('# a program\\n', 25), moment%s from made where %s"""
			.formatted(table, unset, id(0), OWNER, unset.isEmpty() ? "" : ", false, false", which);
	}

	private static String judgements(int number, String verdict, String suite, String which) {
		String listed = (number == 1) ? "if(i % 20 = 0 or (" + REJUDGED + "), null, question)"
				: "if(i % 20 = 0, null, question)";
		return """
				insert into judgements (id, program_id, evaluation, question_id, number, language, environment, time_limit_millis,
				memory_limit_bytes, suite_hash, hidden_tests, whole_outputs, withheld_tests, deliveries, bulk, turn, deferred,
				state, attempt, verdict, total, passed, tests_done, time_micros, memory_bytes, worker_id, runtime, mode, rootfs_digest, python_version, queued_at,
				published_at, published_partition, published_offset, started_at, heard_at, finished_at, client)
				select %s, %s, i %% 20 = 0, %s, %d, 'python3', 'default', 2000, 268435456, '%s', false, false, 0, 1, false, 0, false,
				if(verdict is null, 'CANCELLED', 'DONE'), 1, %s, 10, 7, 10, 1234, 12345678,
				'worker-1', 'runc 1.1', 'cgroup-v2', 'sha256:0123456789abcdef', '3.13.5', moment, moment, 0, 0, moment, moment,
				moment, '127.0.0.1'
				from made where %s"""
			.formatted(id(number), id(0), listed, number, suite, verdict, which);
	}

	/** Of version 7, as the service makes them. */
	private static String id(int kind) {
		return "unhex(concat(lpad(hex(at), 12, '0'), '7000800%d', lpad(hex(i), 12, '0')))".formatted(kind);
	}

}
