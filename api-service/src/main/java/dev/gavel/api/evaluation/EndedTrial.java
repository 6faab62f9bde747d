package dev.gavel.api.evaluation;

import java.util.UUID;

/** A trial that has ended. */
record EndedTrial(UUID id, UUID judgementId, String suiteHash) {
}
