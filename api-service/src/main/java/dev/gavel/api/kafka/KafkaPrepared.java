package dev.gavel.api.kafka;

/**
 * Kafka can be used from now on. Published again until every listener has started.
 */
public record KafkaPrepared() {
}
