package dev.gavel.api.program;

import dev.gavel.api.judgement.Judgement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program without its source, and one of its judgements.
 *
 * @param ownerId 0 for visitors, null in open mode
 * @param questionId null when it was not sent for a question
 */
public record ListedProgram(UUID id, @Nullable Long ownerId, @Nullable Long questionId, String language,
		String environment, Instant createdAt, Judgement judgement) {

	static ListedProgram of(Program program, Judgement judgement) {
		return new ListedProgram(program.id(), program.origin().ownerId(), program.questionId(), program.language(),
				program.environment(), program.createdAt(), judgement);
	}

	/** Returns what decides who sees it. */
	public ProgramOrigin origin() {
		return new ProgramOrigin(ownerId, questionId);
	}

}
