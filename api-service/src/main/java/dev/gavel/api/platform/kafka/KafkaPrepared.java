package dev.gavel.api.platform.kafka;

/**
 * Kafka can be used from now on. Published again until every listener has started.
 */
public record KafkaPrepared() {
}
