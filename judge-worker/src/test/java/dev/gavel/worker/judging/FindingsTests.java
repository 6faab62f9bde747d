package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.value.Value.IntValue;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.scoring.TestPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTests {

	@Test
	void countsTimeoutsAndKeepsTheSuitesOrder() {
		Findings.Collected found = new Findings.Collected(TestPlan.EVERYTHING);
		add(found, 2, Verdict.TIME_LIMIT_EXCEEDED);
		add(found, 3, Verdict.ACCEPTED);
		assertThat(found.timeouts()).isOne();
		add(found, 1, Verdict.WRONG_ANSWER);
		add(found, 4, Verdict.TIME_LIMIT_EXCEEDED);
		assertThat(found.timeouts()).isEqualTo(2);
		assertThat(found.all().verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(found.all().tests()).extracting(TestReport::index).containsExactly(1, 2, 3, 4);
	}

	private static void add(Findings.Collected found, int index, Verdict verdict) {
		SuiteTest test = new SuiteTest(index, List.of(), IntValue.of(1));
		TestReport report = new TestReport(index, index, verdict, 1, 1, 1, null, null, null, "", "");
		found.add(test, report, new RunResult(RunOutcome.RETURNED, "1".getBytes(), null, List.of(), 0, null, true, 1, 1,
				1, CapturedText.EMPTY, CapturedText.EMPTY));
	}

}
