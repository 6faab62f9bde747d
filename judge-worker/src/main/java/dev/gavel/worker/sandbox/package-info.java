/**
 * Runs one untrusted program under limits. Knows nothing of questions or verdicts.
 */
@NullMarked
package dev.gavel.worker.sandbox;

import org.jspecify.annotations.NullMarked;
