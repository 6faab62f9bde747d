package dev.gavel.api.evaluation;

import java.util.UUID;

/**
 * An evaluation that has ended.
 *
 * @param suiteBytes the size of its suite
 */
record EndedEvaluation(UUID id, UUID judgementId, String suiteHash, long suiteBytes) {
}
