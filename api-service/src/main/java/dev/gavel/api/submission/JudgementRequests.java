package dev.gavel.api.submission;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.program.Canceller;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.queue.Admission;
import dev.gavel.api.queue.Queue;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Cancels submissions, and judges them again. */
@Component
@RetriedOnDeadlock
public class JudgementRequests {

	private final SubmissionRepository repository;

	private final Judgements judgements;

	private final Suites suites;

	private final NextJudgements next;

	private final Admission admission;

	private final Queue queue;

	private final Canceller canceller;

	private final TransactionTemplate transaction;

	JudgementRequests(SubmissionRepository repository, Judgements judgements, Suites suites, NextJudgements next,
			Admission admission, Queue queue, Canceller canceller, TransactionTemplate transaction) {
		this.repository = repository;
		this.judgements = judgements;
		this.suites = suites;
		this.next = next;
		this.admission = admission;
		this.queue = queue;
		this.canceller = canceller;
		this.transaction = transaction;
	}

	/**
	 * Cancels the open judgement. Earlier judgements stay.
	 * @throws Problem when none is open
	 */
	@Transactional
	public void cancel(UUID id) {
		canceller.cancel(require(id));
	}

	/**
	 * Queues another judgement, on the question's tests as they are now.
	 * @throws Problem when one is open, or too many wait
	 */
	public void judgeAgain(UUID id) {
		transaction.executeWithoutResult((status) -> admission.requireRoom(lockEnded(id).turn().client()));
		repository.questionId(id).ifPresent(suites::prepare);
		transaction.executeWithoutResult((status) -> queueAgain(id));
	}

	private void queueAgain(UUID id) {
		Judgement last = lockEnded(id);
		Submission submission = require(id);
		JudgedSubmission judged = new JudgedSubmission(id, submission.questionId(), last.number(), last.run());
		queue.add(next.of(judged, null), submission.source(), last.turn().client());
	}

	private Judgement lockEnded(UUID id) {
		Submission submission = require(id);
		Judgement last = judgements.lockLast(id);
		if (!last.state().isFinal()) {
			throw new Problem(ProblemType.STILL_OPEN,
					"%s is %s; wait for its verdict, or cancel it first.".formatted(submission, last.state()));
		}
		return last;
	}

	private Submission require(UUID id) {
		return repository.findById(id).orElseThrow(() -> Problem.notFound("submission", id));
	}

}
