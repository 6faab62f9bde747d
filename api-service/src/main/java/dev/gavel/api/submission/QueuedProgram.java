package dev.gavel.api.submission;

import dev.gavel.api.question.Question;
import dev.gavel.message.JudgeJob;
import org.jspecify.annotations.Nullable;

/** What a job is made of, beside the judgement. */
record QueuedProgram(Submission submission, Question question) {

	/**
	 * Returns the question in whose lists and figures its judgements count; null for
	 * trials.
	 */
	@Nullable Long listedQuestion() {
		return submission.trial() ? null : Long.valueOf(question.id());
	}

	TracedJob job(Judgement judgement, String entryPoint) {
		JudgeJob job = new JudgeJob(submission.id(), judgement.id(), judgement.attempt(), submission.language(),
				submission.source(), entryPoint, question.limits(), judgement.suiteHash(), question.isolation(),
				submission.environment());
		return new TracedJob(job, judgement.traceParent());
	}

}
