package dev.gavel.api.submission;

import java.util.UUID;

/**
 * A submission that nothing is being done with.
 *
 * @param judgements how many it has had
 */
record JudgedSubmission(UUID id, long questionId, int judgements) {
}
