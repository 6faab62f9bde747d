package dev.gavel.benchmarks.result;

import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param title with the unit
 */
public record Column<T>(String title, Function<T, Object> value) {
}
