package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Progress;
import dev.gavel.message.JudgedIn;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BoundedReportTests {

	private static final UUID ID = UUID.randomUUID();

	private static final String HUGE = "x".repeat(200_000);

	private static final JudgedIn PLACE = new JudgedIn(HUGE, HUGE, HUGE, HUGE, HUGE, HUGE);

	@Test
	void cutsWhatTheDatabaseWouldNotTake() {
		ProgramError error = new ProgramError(HUGE, HUGE, 1, HUGE);
		TestReport test = new TestReport(1, 1, Verdict.ACCEPTED, -5, -5, -5, HUGE, HUGE, error, HUGE, HUGE);
		Judged bounded = (Judged) BoundedReport.of(new Judged(ID, 1, Verdict.ACCEPTED, error, List.of(test), PLACE));
		assertThat(bounded.tests().get(0).cpuTimeMicros()).isZero();
		assertThat(bounded.tests().get(0).stdout()).hasSize(65_536).endsWith("…");
		assertThat(bounded.judgedIn().mode()).hasSize(20);
		assertThat(bounded.error().type()).hasSize(100);
		assertThat(((JudgingFailed) BoundedReport.of(new JudgingFailed(ID, 1, HUGE, HUGE))).reason()).hasSize(1000);
		assertThat(((Progress) BoundedReport.of(new Progress(ID, 1, -1))).testsDone()).isZero();
	}

	@Test
	void leavesOutTestsThatNoSuiteHas() {
		TestReport test = new TestReport(1, 1, Verdict.ACCEPTED, 1, 1, 1, null, null, null, "", "");
		Judged bounded = (Judged) BoundedReport
			.of(new Judged(ID, 1, Verdict.ACCEPTED, null, Collections.nCopies(20_000, test), PLACE));
		assertThat(bounded.tests()).hasSize(10_000);
	}

	@Test
	void refusesReportThatLacksSomething() {
		assertThatNullPointerException()
			.isThrownBy(() -> BoundedReport.of(new Judged(ID, 1, null, null, Collections.emptyList(), PLACE)));
		assertThatNullPointerException().isThrownBy(() -> BoundedReport.of(new JudgingFailed(ID, 1, "worker-1", null)));
	}

}
