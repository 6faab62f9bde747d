package dev.gavel.api.evaluation;

import dev.gavel.api.program.NewProgram;
import dev.gavel.api.question.CheckedRun;
import dev.gavel.message.TestSuite.SuiteTest;
import java.util.List;

/** An evaluation that brings its question and tests, once these are valid. */
record CheckedEvaluation(NewProgram program, CheckedRun run, List<SuiteTest> tests) {
}
