/**
 * Takes jobs from Kafka, runs them in sandboxes and reports the verdicts.
 */
@NullMarked
package dev.gavel.worker;

import org.jspecify.annotations.NullMarked;
