package dev.gavel.run;

/** What one test may use. */
public record Limits(long cpuTimeMillis, long memoryBytes) {
}
