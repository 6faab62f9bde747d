package dev.gavel.api.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.program.CheckedProgram;
import dev.gavel.api.program.Intake;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.suite.PlannedSuite;
import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.question.testcase.OwnTest;
import dev.gavel.api.queue.Queue;
import dev.gavel.message.ContentHash;
import jakarta.persistence.EntityManager;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes many evaluations at a time that nobody waits for. */
@Component
public class BulkEvaluations {

	private static final long MOST_CACHED = Runtime.getRuntime().maxMemory() / 100;

	private static final long MOST_CACHED_OF_ONE = MOST_CACHED / 20;

	/** Short-lived, because what is allowed depends on settings and workers. */
	private final Cache<String, Planned> cache = Caffeine.newBuilder()
		.maximumWeight(MOST_CACHED)
		.weigher((String brought, Planned planned) -> Math.toIntExact(planned.suite().bytes()))
		.expireAfterWrite(Duration.ofSeconds(10))
		.build();

	private final EvaluationCheck check;

	private final Intake intake;

	private final AllowedQuestions questions;

	private final Suites suites;

	private final Queue queue;

	private final EntityManager entityManager;

	private final JsonMapper json;

	BulkEvaluations(EvaluationCheck check, Intake intake, AllowedQuestions questions, Suites suites, Queue queue,
			EntityManager entityManager, JsonMapper json) {
		this.check = check;
		this.intake = intake;
		this.questions = questions;
		this.suites = suites;
		this.queue = queue;
		this.entityManager = entityManager;
		// What is null and what is missing differ: a test may expect null, or nothing.
		this.json = json.rebuild()
			.changeDefaultPropertyInclusion((usual) -> usual.withValueInclusion(Include.NON_NULL))
			.build();
	}

	/**
	 * Checks an evaluation. Not to be called in a transaction.
	 * @throws Problem when it cannot be taken
	 */
	public CheckedBulk check(NewEvaluation request, Caller caller) {
		NewProgram program = request.program();
		if (request.questionId() != null) {
			request.requireOnlyStored();
			long questionId = request.questionId();
			Question question = questions.getWithTests(questionId, caller);
			suites.prepare(questionId);
			return new CheckedBulk(intake.check(caller, questionId, question.settings(), program), null);
		}
		Planned planned = plan(request);
		return new CheckedBulk(intake.check(caller, null, planned.settings(), program), planned.suite());
	}

	/** Most lines of a batch bring what others brought before. */
	private Planned plan(NewEvaluation request) {
		String brought = hash(new Brought(request.question(), request.tests()));
		Planned known = cache.getIfPresent(brought);
		if (known != null) {
			return known;
		}
		CheckedEvaluation checked = check.checkBulk(request);
		Planned planned = new Planned(checked.run().settings(), PlannedSuite.of(checked.run().head(), checked.tests()));
		if (planned.suite().bytes() <= MOST_CACHED_OF_ONE) {
			cache.put(brought, planned);
		}
		return planned;
	}

	/** Keeps no copy of it, which may be as long as a request. */
	private String hash(Brought brought) {
		MessageDigest digest = ContentHash.begin();
		json.writeValue(new DigestOutputStream(OutputStream.nullOutputStream(), digest), brought);
		return ContentHash.end(digest);
	}

	/** Its text is compared, because the order of dicts and parameters counts. */
	private record Brought(@Nullable NewQuestion question, @Nullable List<@Nullable OwnTest> tests) {
	}

	private record Planned(RunSettings settings, PlannedSuite suite) {
	}

	/**
	 * Stores evaluations in their order and queues their judgements, which are deferred
	 * until their turn.
	 * @param client whose turns they take
	 * @throws Refused when a question may no longer be used
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void take(List<CheckedBulk> checked, Caller caller, String client) {
		Map<String, SuiteReference> stored = suites
			.storeAll(checked.stream().map(CheckedBulk::suite).filter(Objects::nonNull).toList());
		List<NewJudgement> judgements = new ArrayList<>();
		for (CheckedBulk one : checked) {
			Evaluation evaluation = new Evaluation(one.program());
			entityManager.persist(evaluation);
			judgements.add(evaluation.firstJudgement(one.program().run(suite(one, stored, caller))));
		}
		queue.addBulk(judgements, client);
	}

	/**
	 * Stores evaluations on one suite, in their order, and queues their judgements, which
	 * are deferred until their turn.
	 * @param client whose turns they take
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void take(List<CheckedProgram> programs, SuiteReference suite, String client) {
		queue.addBulk(programs.stream().map((program) -> {
			Evaluation evaluation = new Evaluation(program);
			entityManager.persist(evaluation);
			return evaluation.firstJudgement(program.run(suite));
		}).toList(), client);
	}

	private SuiteReference suite(CheckedBulk one, Map<String, SuiteReference> stored, Caller caller) {
		CheckedProgram program = one.program();
		if (one.suite() != null) {
			return Objects.requireNonNull(stored.get(one.suite().hash()), "it was stored");
		}
		long questionId = Objects.requireNonNull(program.questionId());
		try {
			return suites.current(questions.getWithTests(questionId, caller));
		}
		catch (Problem problem) {
			throw new Refused(questionId, problem);
		}
	}

	/** Evaluations for a question can no longer be taken. */
	public static final class Refused extends RuntimeException {

		private final long questionId;

		private final Problem problem;

		Refused(long questionId, Problem problem) {
			super("Evaluations for question %d cannot be taken".formatted(questionId), problem);
			this.questionId = questionId;
			this.problem = problem;
		}

		public long questionId() {
			return questionId;
		}

		public Problem problem() {
			return problem;
		}

	}

}
