/**
 * {@code gavel bench}: measures what this machine makes of Gavel.
 */
@NullMarked
package dev.gavel.benchmarks;

import org.jspecify.annotations.NullMarked;
