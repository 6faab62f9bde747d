package dev.gavel.api.evaluation;

import java.util.UUID;

/**
 * An evaluation that has ended.
 *
 * @param bytes the size of its suite, and of what it printed if that is kept; roughly
 */
record EndedEvaluation(UUID id, UUID judgementId, String suiteHash, long bytes) {
}
