/**
 * How much a Gavel takes whose workers sleep instead of computing.
 */
@NullMarked
package dev.gavel.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
