package dev.gavel.api.submission;

import dev.gavel.api.judgement.StoredRun;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission without an open judgement.
 *
 * @param judgements how many it has had
 * @param lastRun what the last of them ran
 */
public record JudgedSubmission(UUID id, @Nullable Long questionId, int judgements, StoredRun lastRun) {
}
