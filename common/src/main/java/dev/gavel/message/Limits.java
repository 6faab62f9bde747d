package dev.gavel.message;

/** What one test may use. */
public record Limits(long cpuTimeMillis, long memoryBytes) {
}
