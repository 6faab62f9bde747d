/**
 * Decides whether a returned value is the expected one. What a program returned is
 * hostile input: every comparison is bounded.
 */
@NullMarked
package dev.gavel.worker.comparison;

import org.jspecify.annotations.NullMarked;
