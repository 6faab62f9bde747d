/**
 * Whether anything grows or slows down with what was judged.
 */
@NullMarked
package dev.gavel.benchmarks.drift;

import org.jspecify.annotations.NullMarked;
