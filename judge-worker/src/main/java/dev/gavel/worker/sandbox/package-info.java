/**
 * Runs one untrusted program under limits. Knows no questions and no verdicts.
 */
@NullMarked
package dev.gavel.worker.sandbox;

import org.jspecify.annotations.NullMarked;
