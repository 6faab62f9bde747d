package dev.gavel.message;

import java.util.UUID;

/** Tells workers to drop a judgement. */
public record Cancellation(UUID judgementId) {
}
