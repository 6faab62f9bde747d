package dev.gavel.benchmarks.result;

import java.util.function.Function;

/**
 * What a table shows of each case.
 *
 * @param title with the unit
 */
public record Column<T>(String title, Function<T, Object> value) {
}
