package dev.gavel.api.submission;

import java.util.UUID;

/**
 * A judgement has ended as INTERNAL_ERROR because its job ends the workers that judge it.
 * Published inside the transaction that recorded it.
 */
record FatalJob(UUID judgementId) {
}
