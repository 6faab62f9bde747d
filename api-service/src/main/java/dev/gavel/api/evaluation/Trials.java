package dev.gavel.api.evaluation;

import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.program.NewSubmission;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.api.submission.Intake;
import dev.gavel.api.submission.RanTests;
import dev.gavel.api.submission.Standing;
import dev.gavel.api.submission.Standing.Stand;
import dev.gavel.api.waiting.AwaitedViews;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs programs without a verdict. They take the path of submissions, with all its limits
 * and turns, but run on a suite of their own.
 */
@Component
public class Trials implements AwaitedViews {

	private final Questions questions;

	private final TestCases testCases;

	private final OwnTests ownTests;

	private final Suites suites;

	private final Intake intake;

	private final Standing standing;

	private final RanTests ranTests;

	private final TrialsProperties limits;

	Trials(Questions questions, TestCases testCases, OwnTests ownTests, Suites suites, Intake intake, Standing standing,
			RanTests ranTests, TrialsProperties limits) {
		this.questions = questions;
		this.testCases = testCases;
		this.ownTests = ownTests;
		this.suites = suites;
		this.intake = intake;
		this.standing = standing;
		this.ranTests = ranTests;
		this.limits = limits;
	}

	/**
	 * Queues a trial; once this returns, it will be run.
	 * @param client who takes the turn
	 * @return the trial without its position in the queue
	 * @throws Problem when the program or its tests cannot be taken
	 */
	@RetriedOnDeadlock
	@Transactional
	public TrialView start(long questionId, NewTrial request, String client) {
		Question question = questions.get(questionId);
		List<SuiteTest> tests = (request.tests() != null) ? ownTests.check(question.kind(), request.tests())
				: samples(question);
		return start(question, request.program(), tests, client);
	}

	/**
	 * Queues a trial on the input in a form, or on samples when the form has none.
	 */
	@RetriedOnDeadlock
	@Transactional
	public TrialView start(long questionId, NewSubmission program, Form form, String client) {
		Question question = questions.get(questionId);
		List<SuiteTest> tests = ownTests.isIn(form) ? ownTests.check(question.kind(), form) : samples(question);
		return start(question, program, tests, client);
	}

	private TrialView start(Question question, NewSubmission program, List<SuiteTest> tests, String client) {
		SuiteHead head = new SuiteHead(question.kind(), question.comparison());
		return TrialView.of(intake.take(question, program, true, client, () -> suites.store(head, tests)), null)
			.with(List.of());
	}

	private List<SuiteTest> samples(Question question) {
		List<SuiteTest> samples = testCases.samples(question, limits.maxTests());
		if (samples.isEmpty()) {
			throw new Problem(ProblemType.NO_TEST_CASES,
					"Question %d has no sample tests to try a program on. Send tests of your own: \"tests\": [{\"input_variables\": {..}}]."
						.formatted(question.id()));
		}
		return samples;
	}

	/**
	 * Returns a trial that was just queued, with the outcome that was recorded meanwhile.
	 */
	TrialView judged(TrialView taken, JudgementEnded end) {
		return taken.judged(end.judgement(), ranTests.of(end));
	}

	/**
	 * Returns a trial with its current status.
	 * @throws Problem when it does not exist, or no longer
	 */
	@Override
	@Transactional(readOnly = true)
	public TrialView find(UUID id) {
		Stand found = standing.of(List.of(id), true)
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.notFound("trial", id));
		return TrialView.of(found.submission(), found.position()).with(ranTests.of(found.submission().judgement()));
	}

	/**
	 * Returns the question that a trial is for.
	 * @throws Problem when the trial does not exist, or no longer
	 */
	@Transactional(readOnly = true)
	public Question question(UUID id) {
		return standing.questionId(id, true).map(questions::get).orElseThrow(() -> Problem.notFound("trial", id));
	}

	@Override
	@Transactional(readOnly = true)
	public List<TrialView> statuses(Collection<UUID> ids) {
		return standing.of(ids, true)
			.stream()
			.map((stand) -> TrialView.of(stand.submission(), stand.position()))
			.toList();
	}

}
