package dev.gavel.api.submission;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.CallerRates.Act;
import dev.gavel.api.access.CallerRates;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.idempotency.IdempotencyKeys;
import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.program.Canceller;
import dev.gavel.api.program.ProgramAccess;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.queue.Admission;
import dev.gavel.api.queue.Client;
import dev.gavel.api.queue.Queue;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Cancels submissions, and judges them again. */
@Component
@RetriedOnDeadlock
public class JudgementRequests {

	private final SubmissionRepository repository;

	private final ProgramAccess access;

	private final Judgements judgements;

	private final Suites suites;

	private final NextJudgements next;

	private final Admission admission;

	private final Queue queue;

	private final Canceller canceller;

	private final CallerRates rates;

	private final Audit audit;

	private final IdempotencyKeys keys;

	private final TransactionTemplate transaction;

	JudgementRequests(SubmissionRepository repository, ProgramAccess access, Judgements judgements, Suites suites,
			NextJudgements next, Admission admission, Queue queue, Canceller canceller, CallerRates rates, Audit audit,
			IdempotencyKeys keys, TransactionTemplate transaction) {
		this.repository = repository;
		this.access = access;
		this.judgements = judgements;
		this.suites = suites;
		this.next = next;
		this.admission = admission;
		this.queue = queue;
		this.canceller = canceller;
		this.rates = rates;
		this.audit = audit;
		this.keys = keys;
		this.transaction = transaction;
	}

	/**
	 * Cancels the open judgement. Earlier judgements stay.
	 * @throws Problem when none is open, or the caller sees no such submission
	 */
	@Transactional
	public void cancel(UUID id, Caller caller) {
		Submission submission = require(id, caller);
		canceller.cancel(submission);
	}

	/**
	 * Queues another judgement, on the question's tests as they are now. It costs its
	 * sender nothing: it does not count as sent, and takes a turn of the caller's.
	 * @throws Problem when one is open, too many wait, there were too many, or the caller
	 * may not
	 */
	public void judgeAgain(UUID id, Caller caller) {
		Long questionId = transaction.execute((status) -> check(id, caller));
		if (questionId != null) {
			suites.prepare(questionId);
		}
		transaction.executeWithoutResult((status) -> queueAgain(id, caller));
	}

	private @Nullable Long check(UUID id, Caller caller) {
		Submission submission = require(id, caller);
		access.requireRejudge(caller, submission.questionId());
		Judgement last = lockEnded(submission);
		requireFew(last);
		admission.requireRoom(last.run().environments());
		rates.require(caller, Act.JUDGE_AGAIN, 1);
		return submission.questionId();
	}

	private static void requireFew(Judgement last) {
		if (last.number() >= NextJudgements.MOST) {
			throw new Problem(ProblemType.TOO_MANY_JUDGEMENTS,
					"This submission has %d judgements, which is the limit.".formatted(last.number()));
		}
	}

	private void queueAgain(UUID id, Caller caller) {
		Submission submission = require(id, caller);
		Judgement last = lockEnded(submission);
		JudgedSubmission judged = new JudgedSubmission(id, submission.questionId(), last.number(), last.run());
		queue.add(next.of(judged, null), submission.source(), Client.whenJudgingAgain(caller));
		audit.record(caller, Action.SUBMISSION_REJUDGED, id, null, Map.of("judgement", last.number() + 1));
		keys.created(Judgement.class, last.number() + 1);
	}

	private Judgement lockEnded(Submission submission) {
		Judgement last = judgements.lockLast(submission.id());
		if (!last.state().isFinal()) {
			throw new Problem(ProblemType.STILL_OPEN,
					"%s is %s; wait for its verdict, or cancel it first.".formatted(submission, last.state()));
		}
		return last;
	}

	private Submission require(UUID id, Caller caller) {
		Submission submission = repository.findById(id).orElseThrow(() -> Problem.notFound("submission", id));
		access.require(caller, "submission", id, submission.origin());
		return submission;
	}

}
