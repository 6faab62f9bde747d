package dev.gavel.api.submission;

import java.util.UUID;

/**
 * Where a judgement waits.
 *
 * @param place from 1
 */
record QueuedPlace(UUID judgementId, long place) {
}
