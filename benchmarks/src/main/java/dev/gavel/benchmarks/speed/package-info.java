/**
 * What judging real programs takes, beside the same programs as bare processes.
 */
@NullMarked
package dev.gavel.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
