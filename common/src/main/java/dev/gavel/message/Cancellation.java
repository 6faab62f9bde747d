package dev.gavel.message;

import java.util.UUID;

/** Tells workers that a judgement is not wanted any more. */
public record Cancellation(UUID judgementId) {
}
