/**
 * Jobs to workers and their reports back, through Kafka, and the search for jobs that
 * were lost.
 */
@NullMarked
package dev.gavel.api.dispatch;

import org.jspecify.annotations.NullMarked;
