package dev.gavel.api.evaluation;

import java.util.UUID;

/** An evaluation that has ended. */
record EndedEvaluation(UUID id, UUID judgementId, String suiteHash) {
}
