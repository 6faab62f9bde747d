/** What the worker reports of a job, through Kafka. */
@NullMarked
package dev.gavel.worker.report;

import org.jspecify.annotations.NullMarked;
