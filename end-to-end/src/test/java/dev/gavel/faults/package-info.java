/**
 * Breaks a Gavel of separate processes in every way that {@code docs/operator-guide.md}
 * names, and checks every verdict.
 */
@NullMarked
package dev.gavel.faults;

import org.jspecify.annotations.NullMarked;
