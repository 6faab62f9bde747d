package dev.gavel.api.submission;

import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.UsedSandbox;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One judging of a submission as answered: what it ran, and what it ran in.
 *
 * @param number from 1
 * @param suiteHash names the tests as they were then
 * @param worker who took it last
 * @param supervisorVersion of the program that ran the tests in the container
 */
record JudgementView(int number, JudgementState status, @Nullable Verdict verdict, int passed, int total,
		@Nullable Points score, @Nullable Points maxScore, int attempt, String suiteHash, Instant queuedAt,
		@Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable String worker, @Nullable String runtime,
		@Nullable String mode, @Nullable String pythonVersion, @Nullable String rootfsDigest,
		@Nullable String supervisorVersion) {

	static JudgementView of(ShownJudgement judgement) {
		UsedSandbox sandbox = judgement.outcome().sandbox();
		return new JudgementView(judgement.number(), judgement.state(), judgement.outcome().verdict(),
				judgement.outcome().passed(), judgement.run().total(), judgement.score(), judgement.maxScore(),
				judgement.attempt().number(), judgement.run().suiteHash(), judgement.attempt().queuedAt(),
				judgement.startedAt(), judgement.finishedAt(), judgement.attempt().workerId(), sandbox.runtime(),
				sandbox.mode(), sandbox.pythonVersion(), sandbox.rootfsDigest(), sandbox.supervisorVersion());
	}

}
