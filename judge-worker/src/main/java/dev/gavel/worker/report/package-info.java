/** Sends reports on jobs through Kafka. */
@NullMarked
package dev.gavel.worker.report;

import org.jspecify.annotations.NullMarked;
