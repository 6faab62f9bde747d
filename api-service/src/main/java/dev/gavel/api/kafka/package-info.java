/**
 * Brings Kafka into the form the service needs before anything is sent, and tells whether
 * it can be reached.
 */
@NullMarked
package dev.gavel.api.kafka;

import org.jspecify.annotations.NullMarked;
