/**
 * Clients that submit over HTTP and wait for verdicts.
 */
@NullMarked
package dev.gavel.benchmarks.load;

import org.jspecify.annotations.NullMarked;
