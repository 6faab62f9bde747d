package dev.gavel.api.reference;

import java.time.Instant;

/**
 * A reference solution of a question.
 *
 * @param code the program
 * @param requiredVerdict the verdict that it must get
 */
public record ReferenceSolution(long id, String name, String code, RequiredVerdict requiredVerdict, Instant changedAt) {
}
