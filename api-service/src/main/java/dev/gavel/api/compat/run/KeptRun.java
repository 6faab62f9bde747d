package dev.gavel.api.compat.run;

import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.StoredRun;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that is run for a client who asks for it again.
 *
 * @param id of the evaluation
 * @param runs what it did with each input; empty until it has ended
 */
public record KeptRun(UUID id, JudgementState state, StoredRun run, Instant createdAt, @Nullable Instant finishedAt,
		List<Ran> runs) {
}
