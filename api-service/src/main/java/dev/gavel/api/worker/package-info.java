/**
 * Workers, as they announce themselves in Kafka.
 */
@NullMarked
package dev.gavel.api.worker;

import org.jspecify.annotations.NullMarked;
