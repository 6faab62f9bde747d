package dev.gavel.api.evaluation;

import dev.gavel.api.question.CheckedRun;
import dev.gavel.message.TestSuite.SuiteTest;
import java.util.List;

/** The question and the tests that an evaluation brings, once they are valid. */
record CheckedEvaluation(CheckedRun run, List<SuiteTest> tests) {
}
