package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.HandlerReads;
import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.EndedEvaluations;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.statistics.StoredAcceptances;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Checks by MySQL's own counters, never by time, that pages read only as much as they
 * show, however many submissions there are.
 */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundedListsIT {

	private static final Caller TRUSTED = Caller.trusted("::1");

	private static final int COUNT = 20_000;

	private static final int SHOWN = 20;

	/**
	 * The reads for a row, its judgements, and skipped rows such as evaluations and
	 * rejudged submissions.
	 */
	private static final int READS_PER_ROW = 12;

	private final JdbcTemplate jdbc;

	private final ApiClient api;

	private final HandlerReads reads;

	private final SubmissionLists submissions;

	private final SubmissionSearch search;

	private final ApplicationContext context;

	private ManySubmissions many;

	@Autowired
	BoundedListsIT(JdbcTemplate jdbc, ApiClient api, TransactionTemplate transaction, SubmissionLists submissions,
			SubmissionSearch search, ApplicationContext context) {
		this.jdbc = jdbc;
		this.api = api;
		this.reads = new HandlerReads(jdbc, transaction);
		this.submissions = submissions;
		this.search = search;
		this.context = context;
	}

	@BeforeAll
	void load() {
		many = ManySubmissions.load(jdbc, api, COUNT);
	}

	@AfterAll
	void remove() {
		many.remove();
	}

	@Test
	void endAfterTenThousandAndGoOnFromThere() {
		Answer beyond = api.get("/submissions?page=500");
		assertThat(beyond.status()).isEqualTo(422);
		assertThat(beyond.body()).contains("expected 0 to 499 with size 20, got 500; continue with before=");
		JsonNode last = api.get("/submissions?page=499").json();
		assertThat(last.get("total").intValue()).isEqualTo(10_000);
		assertThat(last.get("total_is_exact").booleanValue()).isFalse();
		String id = last.get("items").get(19).get("id").stringValue();
		JsonNode rest = api
			.get("/submissions?before=%s&question_id=%d&exact_total=true".formatted(id, many.bigQuestion()))
			.json();
		assertThat(rest.get("total_is_exact").booleanValue()).isTrue();
		assertThat(rest.get("items").get(0).get("id").stringValue()).isLessThan(id);
		String page = api.get("/submissions?page=499", "Accept", "text/html").body();
		assertThat(page).contains("of more than 500", "/submissions?before=" + id);
		assertThat(api.get("/submissions?before=" + id, "Accept", "text/html").body()).contains("Newest");
	}

	enum OfQuestion {

		ANY, BIG, UNSOLVED

	}

	/** Whose submissions a caller sees. */
	enum Seen {

		ALL, OF_BUSY_OWNER, OF_RARE_OWNER, OF_AUTHOR

	}

	static Stream<Filter> filters() {
		Instant middle = Instant.now().minus(Duration.ofDays(90));
		return Stream.of(OfQuestion.values())
			.flatMap(
					(question) -> Stream.of(null, Verdict.ACCEPTED, Verdict.INTERNAL_ERROR)
						.flatMap((verdict) -> Stream
							.concat(Stream.of((JudgementState) null), Stream.of(JudgementState.values()))
							.flatMap((status) -> Stream.concat(
									Stream.of(Seen.values())
										.map((seen) -> new Filter(seen, question, verdict, status, null, null)),
									Stream.of(new Filter(Seen.ALL, question, verdict, status, middle, null),
											new Filter(Seen.ALL, question, verdict, status, null, middle),
											new Filter(Seen.OF_AUTHOR, question, verdict, status,
													middle.minus(Duration.ofDays(30)), middle))))));
	}

	record Filter(Seen seen, OfQuestion question, @Nullable Verdict verdict, @Nullable JudgementState status,
			@Nullable Instant since, @Nullable Instant until) {

		SubmissionSearch.Filter search(ManySubmissions many) {
			Long id = switch (question) {
				case ANY -> null;
				case BIG -> many.bigQuestion();
				case UNSOLVED -> many.unsolvedQuestion();
			};
			Long owner = switch (seen) {
				case ALL, OF_AUTHOR -> null;
				case OF_BUSY_OWNER -> ManySubmissions.BUSY_OWNER;
				case OF_RARE_OWNER -> ManySubmissions.RARE_OWNER;
			};
			return new SubmissionSearch.Filter(new SubmissionCriteria(null, owner, id, verdict, since, until, null),
					(seen == Seen.OF_AUTHOR) ? new SeenSubmissions(ManySubmissions.RARE_OWNER, many.someQuestions())
							: null,
					status);
		}

		/**
		 * An author's page reads as much for each question. Which index finds an
		 * account's submissions is known after some entries of one.
		 */
		int most() {
			return READS_PER_ROW * SHOWN * switch (seen) {
				case ALL -> 1;
				case OF_BUSY_OWNER, OF_RARE_OWNER -> 20;
				case OF_AUTHOR -> 6 + 20;
			};
		}

	}

	@ParameterizedTest
	@MethodSource("filters")
	void readWhatTheyShow(Filter filter) {
		assertThat(reads.of(() -> search.newest(filter.search(many), 0, SHOWN))).isLessThan(filter.most());
	}

	@ParameterizedTest
	@MethodSource("filters")
	void countNoMoreThanTheyAreAskedFor(Filter filter) {
		assertThat(reads.of(() -> search.count(filter.search(many), SHOWN))).isLessThan(filter.most());
	}

	@ParameterizedTest
	@MethodSource("filters")
	void findWhatASearchThroughAllFinds(Filter filter) {
		List<UUID> expected = many.search(filter.search(many));
		assertThat(search.newest(filter.search(many), 0, COUNT)).isEqualTo(expected);
		assertThat(search.count(filter.search(many), COUNT)).isEqualTo(expected.size());
	}

	/** As an author of thousands of questions sees them. */
	static Stream<Arguments> ofManyQuestions() {
		return Stream.of(arguments(null, null), arguments(Verdict.ACCEPTED, null), arguments(null, JudgementState.DONE),
				arguments(Verdict.INTERNAL_ERROR, null), arguments(null, JudgementState.CANCELLED));
	}

	@ParameterizedTest
	@MethodSource("ofManyQuestions")
	void findThoseToThousandsOfQuestionsByFewStatements(@Nullable Verdict verdict, @Nullable JudgementState status) {
		List<Long> questions = Stream
			.concat(many.someQuestions().stream(), LongStream.range(9_000_000, 9_010_000).boxed())
			.toList();
		SubmissionSearch.Filter filter = new SubmissionSearch.Filter(
				new SubmissionCriteria(null, null, null, verdict, null, null, null),
				new SeenSubmissions(ManySubmissions.RARE_OWNER, questions), status);
		List<UUID> expected = many.search(filter);
		int deep = Math.min(expected.size() / 2, 5000);
		for (int offset : List.of(0, deep)) {
			assertThat(search.newest(filter, offset, SHOWN))
				.isEqualTo(expected.stream().skip(offset).limit(SHOWN).toList());
		}
		assertThat(search.count(filter, COUNT)).isEqualTo(expected.size());
		assertThat(reads.statements(() -> search.newest(filter, deep, SHOWN))).isLessThanOrEqualTo(6);
		assertThat(reads.statements(() -> search.count(filter, COUNT))).isLessThanOrEqualTo(4);
	}

	/** The newest 150 of all have fewer than 100 of them. */
	@Test
	void goBackStepByStepForThoseToManyQuestions() {
		SubmissionSearch small = new SubmissionSearch(Objects.requireNonNull(jdbc.getDataSource()), 100, 150);
		SubmissionSearch.Filter filter = new SubmissionSearch.Filter(
				new SubmissionCriteria(null, null, null, Verdict.ACCEPTED, null, null, null),
				new SeenSubmissions(ManySubmissions.RARE_OWNER, many.someQuestions()), null);
		List<UUID> expected = many.search(filter);
		for (int offset : List.of(0, 100, 200, 2000)) {
			assertThat(small.newest(filter, offset, SHOWN))
				.isEqualTo(expected.stream().skip(offset).limit(SHOWN).toList());
		}
		assertThat(reads.of(() -> small.newest(filter, 200, SHOWN))).isLessThan(10 * 150 * READS_PER_ROW);
	}

	@Test
	void showTheNewestOfAQuestionWithoutCountingTheRest() {
		assertThat(reads.of(() -> submissions.newest(TRUSTED, many.bigQuestion(), 5))).isLessThan(200);
	}

	@Test
	void lookForWhatIsJudgedAgainNoFurtherThanItMayBe() {
		SubmissionCriteria criteria = SubmissionCriteria.ofVerdict(Verdict.WRONG_ANSWER);
		assertThat(reads.of(() -> search.ended(criteria, 100))).isLessThan(100 * READS_PER_ROW);
	}

	@Test
	void countTheAcceptedByTheIndexAlone() {
		long judged = StoredAcceptances.of(context, List.of(many.bigQuestion())).get(0).submissions();
		assertThat(judged).isEqualTo(many.judged(many.bigQuestion()));
		assertThat(reads.of(() -> StoredAcceptances.of(context, List.of(many.bigQuestion()))))
			.isLessThan(judged + judged / 10);
	}

	@Test
	void findEvaluationsToForgetWithoutReadingTheYoungOnes() {
		Instant before = Instant.now().minus(Duration.ofDays(179));
		assertThat(reads.of(() -> EndedEvaluations.before(context, before, 200))).isLessThan(200);
	}

	@Test
	void askOnceForThePlacesOfAllThatWait() {
		long question = api.addQuestion();
		List<UUID> waiting = Stream.generate(() -> api.submit(question)).limit(10).toList();
		long few = reads.of(() -> submissions.newest(TRUSTED, question, 2));
		assertThat(reads.of(() -> submissions.newest(TRUSTED, question, 10))).isLessThan(4 * few);
		waiting.forEach((id) -> api.post("/submissions/" + id + "/cancel", ""));
	}

}
