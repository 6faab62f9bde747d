package dev.gavel.api.rejudging;

import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.suite.SuiteReference;
import java.util.UUID;

/**
 * A submission without an open judgement.
 *
 * @param judgements how many it has had
 */
record JudgedSubmission(UUID id, long questionId, String language, String environment, int judgements) {

	/** Returns its next judgement, to be queued. */
	NewJudgement next(Question question, SuiteReference suite, long rejudgingId) {
		return new NewJudgement(id, questionId, judgements + 1, rejudgingId,
				question.run(language, environment, suite.hash()), suite);
	}

}
