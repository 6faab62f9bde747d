/**
 * What judging trivial programs takes, beside plain Python.
 */
@NullMarked
package dev.gavel.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
