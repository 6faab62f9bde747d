/**
 * What large tests take, the first time and later.
 */
@NullMarked
package dev.gavel.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
