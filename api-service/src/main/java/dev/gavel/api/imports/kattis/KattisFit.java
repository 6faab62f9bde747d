package dev.gavel.api.imports.kattis;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.comparison.ComparisonView;
import dev.gavel.api.question.kind.ProgramInput;
import dev.gavel.api.question.kind.program.ProgramView;
import dev.gavel.api.question.testcase.TestCaseView;

/** Finds what a package cannot express. */
final class KattisFit {

	private final Violations violations;

	/**
	 * @param violations of the question
	 */
	KattisFit(Violations violations) {
		this.violations = violations;
	}

	void check(QuestionView question) {
		violations.require(question.metadata() instanceof ProgramView, "metadata.kind",
				"expected program; packages of Kattis have no functions or classes");
		ComparisonView comparison = question.comparison();
		boolean validator = "kattis".equals(comparison.protocol());
		violations.require("text".equals(comparison.kind()) || validator, "comparison.kind",
				"expected text, or a checker in the format of Kattis; packages have no others");
		violations.require(question.preludeLines() == null, "prelude", "is something that packages do not have");
		violations.require(question.rules().isEmpty(), "rules", "are something that packages do not have");
	}

	void check(TestCaseView test) {
		Violations ofTest = violations.within("test_cases[%d]".formatted(test.index()));
		ProgramInput input = test.input().program();
		ofTest.require(test.outputs().isEmpty(), "outputs", "are several; a package has one answer for each test");
		ofTest.require(test.exitStatus() == 0, "exit_status", "must be 0 in packages");
		ofTest.require(test.comparison() == null, "comparison", "is for one test only, which packages do not have");
		ofTest.require(input == null || input.statements().isEmpty(), "statements",
				"are something that packages do not have");
	}

}
