package dev.gavel.api.submission;

import java.util.UUID;

/**
 * The event that a judgement ended as INTERNAL_ERROR because its job kills the workers
 * that judge it. It is published inside the transaction that recorded it.
 */
record FatalJob(UUID judgementId) {
}
