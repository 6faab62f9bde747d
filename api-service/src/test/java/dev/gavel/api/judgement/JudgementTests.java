package dev.gavel.api.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.settings.DispatchProperties;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgedIn;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgementTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final DispatchProperties TWO_ATTEMPTS = new DispatchProperties(Duration.ofSeconds(30),
			Duration.ofSeconds(5), 2, Duration.ofSeconds(1), 8, Duration.ofDays(7));

	private final Judgement judgement = new Judgement(UUID.randomUUID(), TestJudgements.ofTests(2),
			new Turn("user:a", false, 0, false), null, NOW);

	@Test
	void goesFromQueuedOverRunningToDone() {
		assertThat(judgement.state()).isEqualTo(JudgementState.QUEUED);
		judgement.attempt().published(0, 42, NOW);
		assertThat(judgement.started(1, "worker-1", NOW)).isTrue();
		assertThat(judgement.state()).isEqualTo(JudgementState.RUNNING);
		assertThat(judgement.progressed(1, 5, NOW)).isTrue();
		assertThat(judgement.attempt().testsDone()).isEqualTo(2);
		assertThat(judgement.judged(judged(1, Verdict.WRONG_ANSWER), NOW.plusSeconds(1))).isTrue();
		assertThat(judgement.state()).isEqualTo(JudgementState.DONE);
		assertThat(judgement.outcome().passed()).isEqualTo(1);
		assertThat(judgement.outcome().used().timeMicros()).isEqualTo(30);
		assertThat(judgement.outcome().used().memoryBytes()).isEqualTo(200);
		assertThat(judgement.finishedAt()).isEqualTo(NOW.plusSeconds(1));
	}

	@Test
	void countsItsStartBackFromItsTestsWhenOnlyTheEndWasTold() {
		judgement.judged(judged(1, Verdict.WRONG_ANSWER), NOW.plusSeconds(1));
		assertThat(judgement.attempt().startedAt()).isEqualTo(NOW.plusSeconds(1).minus(50, ChronoUnit.MICROS));
	}

	@Test
	void countsItsStartBackFromItsTestsWhenStartAndEndAreRecordedTogether() {
		judgement.started(1, "worker-1", NOW.plusSeconds(1));
		judgement.judged(judged(1, Verdict.WRONG_ANSWER), NOW.plusSeconds(1));
		assertThat(judgement.attempt().startedAt()).isEqualTo(NOW.plusSeconds(1).minus(50, ChronoUnit.MICROS));
	}

	@Test
	void waitsNoLongerOnceAWorkerHasBegun() {
		judgement.held();
		judgement.started(1, "worker-1", NOW);
		assertThat(judgement.turn().deferred()).isFalse();
	}

	@Test
	void isDoneForGood() {
		judgement.judged(judged(1, Verdict.ACCEPTED), NOW);
		assertThat(judgement.started(1, "worker-2", NOW)).isFalse();
		assertThat(judgement.progressed(1, 1, NOW)).isFalse();
		assertThat(judgement.judged(judged(1, Verdict.WRONG_ANSWER), NOW)).isFalse();
		assertThat(judgement.failed(1, "late", TWO_ATTEMPTS, NOW)).isFalse();
		assertThat(judgement.outcome().verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	@Test
	void listensToThePresentAttemptOnly() {
		judgement.started(1, "worker-1", NOW);
		assertThat(judgement.failed(1, "runc is gone", TWO_ATTEMPTS, NOW)).isTrue();
		assertThat(judgement.attempt().number()).isEqualTo(2);
		assertThat(judgement.state()).isEqualTo(JudgementState.QUEUED);
		assertThat(judgement.attempt().startedAt()).isNull();
		assertThat(judgement.judged(judged(1, Verdict.ACCEPTED), NOW)).isFalse();
		assertThat(judgement.judged(judged(3, Verdict.ACCEPTED), NOW)).isFalse();
		assertThat(judgement.judged(judged(2, Verdict.ACCEPTED), NOW)).isTrue();
	}

	@Test
	void endsAsInternalErrorWithTheReasonOfTheLastAttempt() {
		judgement.failed(1, "first", TWO_ATTEMPTS, NOW);
		judgement.failed(2, "second", TWO_ATTEMPTS, NOW);
		assertThat(judgement.outcome().verdict()).isEqualTo(Verdict.INTERNAL_ERROR);
		assertThat(judgement.attempt().failureReason()).isEqualTo("second");
		assertThat(judgement.state()).isEqualTo(JudgementState.DONE);
	}

	private static Judged judged(int attempt, Verdict verdict) {
		return new Judged(UUID.randomUUID(), attempt, verdict, null,
				List.of(test(1, Verdict.ACCEPTED, 30, 100), test(2, Verdict.WRONG_ANSWER, 20, 200)),
				new JudgedIn("worker-1", "runc", "rootless", "0", "3.13", "1"));
	}

	private static TestReport test(int index, Verdict verdict, long micros, long bytes) {
		return new TestReport(index, index, verdict, micros, micros, bytes, "1", null, null, "", "");
	}

}
