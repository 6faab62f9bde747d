package dev.gavel.run;

/** What one test run may use. */
public record Limits(long cpuTimeMillis, long memoryBytes) {
}
