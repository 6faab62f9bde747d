package dev.gavel.api.evaluation;

import java.util.UUID;

/** A trial that nothing more will happen to. */
record EndedTrial(UUID id, UUID judgementId, String suiteHash) {
}
