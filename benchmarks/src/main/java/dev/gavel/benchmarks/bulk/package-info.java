/**
 * Many submissions at once, and who waits meanwhile.
 */
@NullMarked
package dev.gavel.benchmarks.bulk;

import org.jspecify.annotations.NullMarked;
