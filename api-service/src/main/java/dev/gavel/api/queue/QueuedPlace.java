package dev.gavel.api.queue;

import java.util.UUID;

/**
 * The position of a judgement in the queue.
 *
 * @param place from 1
 */
record QueuedPlace(UUID judgementId, long place) {
}
