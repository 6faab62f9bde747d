package dev.gavel.api.submission;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.gavel.api.question.Questions;
import dev.gavel.api.request.Problem;
import dev.gavel.api.request.ProblemType;
import dev.gavel.api.suite.Suites;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is asked of a submission after it was taken. */
@Component
class JudgementRequests {

	private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

	private final SubmissionRepository submissions;

	private final JudgementRepository judgements;

	private final Questions questions;

	private final Suites suites;

	private final Turns turns;

	private final EntityManager entityManager;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	JudgementRequests(SubmissionRepository submissions, JudgementRepository judgements, Questions questions,
			Suites suites, Turns turns, EntityManager entityManager, ApplicationEventPublisher events, Clock clock) {
		this.submissions = submissions;
		this.judgements = judgements;
		this.questions = questions;
		this.suites = suites;
		this.turns = turns;
		this.entityManager = entityManager;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Withdraws the judgement that waits or runs. What it was judged before stands.
	 * @throws Problem when none does
	 */
	@Transactional
	public void cancel(UUID submissionId) {
		Judgement last = last(submissionId);
		if (!last.cancelled(now())) {
			throw new Problem(ProblemType.ALREADY_DONE,
					"Submission %s is %s already; only one that is QUEUED or RUNNING can be cancelled."
						.formatted(submissionId, last.state()));
		}
		events.publishEvent(new JudgementCancelled(submissionId, last.id()));
	}

	/**
	 * Queues another judgement, on the question's tests as they are now.
	 * @throws Problem when one is open
	 */
	@Transactional
	public void judgeAgain(UUID submissionId) {
		Judgement last = last(submissionId);
		if (!last.state().isFinal()) {
			throw new Problem(ProblemType.STILL_OPEN, "Submission %s is %s; wait for its verdict, or cancel it first."
				.formatted(submissionId, last.state()));
		}
		Submission submission = submissions.findById(submissionId);
		Judgement next = new Judgement(ids.generate(), submissionId, last.number() + 1,
				suites.current(questions.get(submission.questionId())), turns.take(last.client(), false), now());
		entityManager.persist(next);
		if (!next.held()) {
			events.publishEvent(new JudgementQueued(next.id(), next.attempt(), Duration.ZERO));
		}
	}

	private Judgement last(UUID submissionId) {
		Judgement last = judgements.lockLast(submissionId);
		if (last == null) {
			throw Problem.notFound("submission", submissionId);
		}
		return last;
	}

	private Instant now() {
		return clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
