package dev.gavel.api.evaluation;

import dev.gavel.api.program.CheckedProgram;
import dev.gavel.api.question.suite.PlannedSuite;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that nobody waits for, before it is stored.
 *
 * @param suite null when it is for all tests of a question
 */
public record CheckedBulk(CheckedProgram program, @Nullable PlannedSuite suite) {

	public UUID id() {
		return program.id();
	}

	/** Whether it is for all tests of this question. */
	public boolean isOf(long questionId) {
		return program.questionId() != null && program.questionId() == questionId;
	}

}
