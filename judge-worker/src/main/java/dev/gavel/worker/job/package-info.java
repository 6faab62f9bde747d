/**
 * Takes jobs from Kafka one by one, keeps them while they run, and lets go of each only
 * after its report is safe.
 */
@NullMarked
package dev.gavel.worker.job;

import org.jspecify.annotations.NullMarked;
