/** The connection to Kafka: topics, consumers and its health. */
@NullMarked
package dev.gavel.api.platform.kafka;

import org.jspecify.annotations.NullMarked;
