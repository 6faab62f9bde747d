package dev.gavel.api.reference;

/** A reference solution that can be stored. */
record CheckedSolution(String name, String code, RequiredVerdict requiredVerdict) {
}
