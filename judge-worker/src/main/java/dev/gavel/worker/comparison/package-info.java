/**
 * Decides whether a returned value is the expected one. Returned values are hostile
 * input, so every comparison is bounded.
 */
@NullMarked
package dev.gavel.worker.comparison;

import org.jspecify.annotations.NullMarked;
