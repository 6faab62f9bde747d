/**
 * What it costs that many clients wait.
 */
@NullMarked
package dev.gavel.benchmarks.waiting;

import org.jspecify.annotations.NullMarked;
