/**
 * Turns what a program did in the sandbox into a verdict. Expected outputs are compared
 * outside the sandbox and never enter it.
 */
@NullMarked
package dev.gavel.worker.judging;

import org.jspecify.annotations.NullMarked;
