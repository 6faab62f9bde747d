package dev.gavel.api.submission;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.queue.Admission;
import dev.gavel.api.queue.Queue;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/** Cancels submissions and trials, and judges submissions again. */
@Component
@RetriedOnDeadlock
public class JudgementRequests {

	private final SubmissionRepository submissions;

	private final Judgements judgements;

	private final Questions questions;

	private final Suites suites;

	private final Admission admission;

	private final Queue queue;

	JudgementRequests(SubmissionRepository submissions, Judgements judgements, Questions questions, Suites suites,
			Admission admission, Queue queue) {
		this.submissions = submissions;
		this.judgements = judgements;
		this.questions = questions;
		this.suites = suites;
		this.admission = admission;
		this.queue = queue;
	}

	/**
	 * Cancels the open judgement. Earlier judgements stay.
	 * @throws Problem when none is open
	 */
	@Transactional
	public void cancel(UUID submissionId) {
		cancel("submission", require("submission", submissionId, false));
	}

	/**
	 * Cancels an open trial.
	 * @throws Problem when it has ended
	 */
	@Transactional
	public void cancelTrial(UUID trialId) {
		cancel("trial", require("trial", trialId, true));
	}

	private void cancel(String kind, Submission submission) {
		Judgement last = judgements.lockLast(submission.id());
		if (judgements.cancel(List.of(last.id())) == 0) {
			throw new Problem(ProblemType.ALREADY_DONE,
					"%s %s is already %s; it can be cancelled only while it is QUEUED or RUNNING."
						.formatted(StringUtils.capitalize(kind), submission.id(), last.state()));
		}
	}

	/**
	 * Queues another judgement, on the question's tests as they are now.
	 * @throws Problem when one is open, or too many wait
	 */
	@Transactional
	public void judgeAgain(UUID submissionId) {
		Submission submission = require("submission", submissionId, false);
		Judgement last = judgements.lockLast(submission.id());
		if (!last.state().isFinal()) {
			throw new Problem(ProblemType.STILL_OPEN, "Submission %s is %s; wait for its verdict, or cancel it first."
				.formatted(submissionId, last.state()));
		}
		admission.requireRoom(last.turn().client());
		Question question = questions.get(submission.questionId());
		queue.add(submission.judgement(last.number() + 1, question, suites.current(question)), submission.source(),
				last.turn().client());
	}

	private Submission require(String kind, UUID id, boolean trial) {
		Submission submission = submissions.findByIdAndTrial(id, trial);
		if (submission == null) {
			throw Problem.notFound(kind, id);
		}
		return submission;
	}

}
