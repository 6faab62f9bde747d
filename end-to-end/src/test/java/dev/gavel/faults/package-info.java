/**
 * Breaks a Gavel of separate processes in every way that {@code docs/operator-guide.md}
 * names, and holds its verdicts against what they must be.
 */
@NullMarked
package dev.gavel.faults;

import org.jspecify.annotations.NullMarked;
