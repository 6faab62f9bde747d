package dev.gavel.api.judgement;

import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.run.RunSpec;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A judgement to be queued.
 *
 * @param listedQuestion the question whose lists and figures count it; null for trials
 * @param number which judging of the program it is, from 1
 * @param rejudgingId the rejudging that asked for it, if one did
 * @param suite the tests that the run names
 */
public record NewJudgement(UUID programId, @Nullable Long listedQuestion, int number, @Nullable Long rejudgingId,
		RunSpec run, SuiteReference suite) {
}
