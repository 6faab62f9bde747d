package dev.gavel.api.question.suite;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.message.SuiteCodec;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.DecodingRoom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds suites when they are first needed, and finds them again. */
@Component
public class Suites {

	/** A head may have a checker, a prelude and many methods, but most are short. */
	private static final int MAX_CACHED_BYTES = 16 * 1024 * 1024;

	/** A suite of smaller tests is built within milliseconds. */
	private static final long LARGE_BYTES = 1024 * 1024;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int MAX_WAITING = 50;

	/** Large suites are built one at a time. */
	private final Semaphore building = new Semaphore(1, true);

	private final SuiteRepository repository;

	private final Questions questions;

	private final TestCases testCases;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final LoadingCache<String, KnownSuite> cache;

	Suites(SuiteRepository repository, Questions questions, TestCases testCases, TransactionTemplate transaction,
			Clock clock) {
		this.repository = repository;
		this.questions = questions;
		this.testCases = testCases;
		this.transaction = transaction;
		this.clock = clock;
		this.cache = Caffeine.newBuilder()
			.maximumWeight(MAX_CACHED_BYTES)
			.weigher((String hash, KnownSuite suite) -> suite.weight())
			.build(this::find);
	}

	private @Nullable KnownSuite find(String hash) {
		StoredSuite found = repository.find(hash);
		return (found != null) ? KnownSuite.of(found) : null;
	}

	/** Whether {@link #prepare} has nothing to do for that question. */
	public boolean isPrepared(Question question) {
		return question.suiteHash() != null || question.tests().size() <= LARGE_BYTES;
	}

	/**
	 * Builds the suite of the question's current test cases if that may take long. Call
	 * it outside a transaction: then only the builder holds a database connection.
	 * @throws Problem when there is no such question, or the suite is not built soon
	 */
	public void prepare(long questionId) {
		if (isPrepared(questions.get(questionId))) {
			return;
		}
		awaitTurn(questionId);
		try {
			buildIfMissing(questionId);
		}
		finally {
			building.release();
		}
	}

	/**
	 * Does work that builds other suites of a question: one after the other if they are
	 * large, and once there is memory for the values of each test. Not to be called in a
	 * transaction.
	 * @throws Problem when there is no such question, or the turn does not come soon
	 */
	public <T> T inTurn(long questionId, Supplier<T> work) {
		if (questions.get(questionId).tests().size() <= LARGE_BYTES) {
			return inRoom(questionId, work);
		}
		awaitTurn(questionId);
		try {
			return inRoom(questionId, work);
		}
		finally {
			building.release();
		}
	}

	private <T> T inRoom(long questionId, Supplier<T> work) {
		try (DecodingRoom room = RequestRoom.take(2 * testCases.largestSize(questionId))) {
			return work.get();
		}
	}

	private void awaitTurn(long questionId) {
		try {
			if (building.getQueueLength() < MAX_WAITING
					&& building.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw Problem.passing(ProblemType.UNAVAILABLE,
				"The tests of question %d are being prepared after a change. Try again later.".formatted(questionId),
				Duration.ofSeconds(5));
	}

	private void buildIfMissing(long questionId) {
		if (!isPrepared(questions.get(questionId))) {
			transaction.executeWithoutResult((status) -> current(questions.get(questionId)));
		}
	}

	/**
	 * Returns the suite of the question's current test cases, and builds it if necessary.
	 * @throws Problem when the question has none
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public SuiteReference current(Question question) {
		String hash = question.suiteHash();
		if (hash != null) {
			return require(hash).reference();
		}
		Question locked = questions.lock(question.id());
		// Another submission may have built it while this one waited for the lock.
		String built = locked.suiteHash();
		return (built != null) ? require(built).reference() : build(locked);
	}

	private SuiteReference build(Question locked) {
		SuiteReference suite = build(locked, locked.head());
		locked.suiteBuilt(suite.hash());
		return suite;
	}

	private SuiteReference build(Question locked, SuiteHead head) {
		SuiteReference suite = store(PlannedSuite.of(head, testsOf(locked)));
		if (suite.testCount() == 0) {
			throw new Problem(ProblemType.NO_TEST_CASES,
					"Question %d has no test cases yet. Add one with POST /create/testcase/%1$d, then submit again."
						.formatted(locked.id()));
		}
		return suite;
	}

	/**
	 * Returns a suite of the question's current test cases all of which run, even if
	 * submissions stop at a failure.
	 * @param locked the question
	 * @throws Problem when the question has none
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public SuiteReference runningAll(Question locked) {
		SuiteHead head = locked.head().runningAll();
		return head.equals(locked.head()) ? current(locked) : build(locked, head);
	}

	/**
	 * Stores a suite of tests that are made of the question's current test cases.
	 * @param locked the question
	 * @param made returns the test that is made of one
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public SuiteReference ofInputs(Question locked, SuiteHead head, UnaryOperator<SuiteTest> made) {
		return store(PlannedSuite.of(head, madeOf(locked, made)));
	}

	private SuiteSource testsOf(Question locked) {
		return new SuiteSource() {

			@Override
			public Stream<SuiteTest> all() {
				return testCases.all(locked);
			}

			@Override
			public List<SuiteTest> some(int first, int last) {
				return testCases.some(locked, first, last);
			}

		};
	}

	/** What is made of tests may be far smaller than they are. */
	private SuiteSource madeOf(Question locked, UnaryOperator<SuiteTest> made) {
		return new SuiteSource() {

			@Override
			public Stream<SuiteTest> all() {
				return testCases.all(locked).map(made);
			}

			@Override
			public List<SuiteTest> some(int first, int last) {
				return testCases.some(locked, first, last, made);
			}

		};
	}

	/** Stores the suite of an evaluation. */
	@Transactional(propagation = Propagation.MANDATORY)
	public SuiteReference store(SuiteHead head, List<SuiteTest> tests) {
		return store(PlannedSuite.of(head, tests));
	}

	/**
	 * Stores suites, equal ones once, in an order in which two transactions never wait
	 * for each other.
	 * @return references to them by their hashes
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Map<String, SuiteReference> storeAll(Collection<PlannedSuite> suites) {
		Map<String, PlannedSuite> byHash = new TreeMap<>();
		suites.forEach((suite) -> byHash.putIfAbsent(suite.hash(), suite));
		return byHash.values().stream().collect(Collectors.toMap(PlannedSuite::hash, this::store));
	}

	private SuiteReference store(PlannedSuite planned) {
		StoredSuite suite = planned.suite();
		int inserted = repository.insertIfAbsent(suite.hash(), suite.head(), suite.bytes(), suite.testCount(),
				suite.hiddenTests(), suite.withheldTests(), clock.instant());
		if (inserted > 0) {
			insertParts(suite.hash(), planned.groups(), planned.source());
		}
		return suite.reference();
	}

	private void insertParts(String hash, List<SuitePlan.Group> groups, SuiteSource source) {
		AtomicInteger part = new AtomicInteger();
		for (SuitePlan.Group group : groups) {
			PartStream lines = new PartStream(
					(content) -> repository.insertPart(hash, part.getAndIncrement(), group.first(), content));
			source.some(group.first(), group.last()).forEach((test) -> SuiteCodec.write(test, lines));
			lines.endPart();
		}
	}

	/** Deletes those among the suites that no judgement and no question names. */
	@Transactional(propagation = Propagation.MANDATORY)
	public int deleteUnused(Collection<String> hashes) {
		cache.invalidateAll(hashes);
		return repository.deleteUnused(hashes);
	}

	/** Returns the head of a suite that a judgement names. */
	public SuiteHead head(String hash) {
		return require(hash).head();
	}

	private KnownSuite require(String hash) {
		KnownSuite suite = cache.get(hash);
		if (suite == null) {
			throw new IllegalStateException("Suite %s is missing although a judgement refers to it".formatted(hash));
		}
		return suite;
	}

}
