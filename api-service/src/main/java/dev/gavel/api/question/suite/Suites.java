package dev.gavel.api.question.suite;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.message.SuiteCodec;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.TestSuite;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Builds suites when they are first needed, and finds them again. */
@Component
public class Suites {

	/**
	 * Larger suites go to and from the database one at a time, because each takes several
	 * times its size there.
	 */
	private static final int SMALL_BYTES = 1024 * 1024;

	/** The memory that a test takes in addition to its values. */
	private static final int TEST_BYTES = 256;

	private static final int MAX_CACHED_REFERENCES = 10_000;

	private final SuiteRepository repository;

	private final Questions questions;

	private final TestCases testCases;

	private final Clock clock;

	private final LoadingCache<String, Loaded> cache;

	private final LoadingCache<String, SuiteReference> references;

	Suites(SuiteRepository repository, Questions questions, TestCases testCases, LimitsProperties limits, Clock clock) {
		this.repository = repository;
		// The largest suite fits, because reading a submission needs the suite that it
		// ran.
		this.cache = Caffeine.newBuilder()
			.maximumWeight(limits.maxSuiteSize().toBytes() + (long) limits.maxTestCases() * TEST_BYTES)
			.weigher((String hash, Loaded loaded) -> loaded.bytes())
			.build(this::load);
		this.references = Caffeine.newBuilder().maximumSize(MAX_CACHED_REFERENCES).build(repository::reference);
		this.questions = questions;
		this.testCases = testCases;
		this.clock = clock;
	}

	/**
	 * Returns the suite of the question's current test cases, and builds it if necessary.
	 * @throws Problem when the question has none
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public SuiteReference current(Question question) {
		String hash = question.suiteHash();
		if (hash != null) {
			return references.get(hash);
		}
		Question locked = questions.lock(question.id());
		// Another submission may have built it while this one waited for the lock.
		String built = locked.suiteHash();
		return (built != null) ? references.get(built) : build(locked);
	}

	private SuiteReference build(Question locked) {
		List<SuiteTest> tests = testCases.suiteTests(locked);
		if (tests.isEmpty()) {
			throw new Problem(ProblemType.NO_TEST_CASES,
					"Question %d has no test cases yet. Add one with POST /create/testcase/%1$d, then submit again."
						.formatted(locked.id()));
		}
		SuiteReference suite = store(new TestSuite(locked.kind(), locked.comparison(), tests));
		locked.suiteBuilt(suite.hash());
		return suite;
	}

	/** Stores a suite, also one that belongs to no question. */
	@Transactional(propagation = Propagation.MANDATORY)
	public SuiteReference store(TestSuite suite) {
		long size = suite.tests().stream().mapToLong(SuiteTest::size).sum();
		if (size <= SMALL_BYTES) {
			return insert(suite);
		}
		synchronized (this) {
			return insert(suite);
		}
	}

	private SuiteReference insert(TestSuite suite) {
		byte[] content = SuiteCodec.encode(suite);
		String hash = SuiteCodec.hash(content);
		boolean hiddenTests = suite.tests().stream().anyMatch(SuiteTest::hidden);
		repository.insertIfAbsent(hash, content, suite.tests().size(), hiddenTests, clock.instant());
		return new SuiteReference(hash, suite.tests().size(), hiddenTests);
	}

	/** Deletes those among the suites that no judgement and no question names. */
	@Transactional(propagation = Propagation.MANDATORY)
	public int deleteUnused(Collection<String> hashes) {
		cache.invalidateAll(hashes);
		return repository.deleteUnused(hashes);
	}

	/** Returns a suite that a judgement names. */
	@Transactional(readOnly = true)
	public TestSuite get(String hash) {
		Loaded loaded = cache.get(hash);
		if (loaded == null) {
			throw new IllegalStateException("Suite %s is missing although a judgement refers to it".formatted(hash));
		}
		return loaded.suite();
	}

	/** Returns the bytes of a suite. */
	@Transactional(readOnly = true)
	public Optional<byte[]> content(String hash) {
		return Optional.ofNullable(cache.get(hash)).map(Loaded::content);
	}

	/**
	 * Loads one suite at a time. Waiting threads already hold their database connection.
	 */
	private synchronized @Nullable Loaded load(String hash) {
		return repository.content(hash)
			.map((content) -> new Loaded(content.bytes(), SuiteCodec.decode(content.bytes())))
			.orElse(null);
	}

	/**
	 * @param content the bytes to which the suite's values refer
	 */
	private record Loaded(byte[] content, TestSuite suite) {

		int bytes() {
			return content.length + suite.tests().size() * TEST_BYTES;
		}

	}

}
