package dev.gavel.api.kafka;

/** Kafka can be used from now on. */
public record KafkaPrepared() {
}
