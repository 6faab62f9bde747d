/**
 * Leases jobs from Kafka one by one, and acknowledges each only after the broker has its
 * report.
 */
@NullMarked
package dev.gavel.worker.job;

import org.jspecify.annotations.NullMarked;
