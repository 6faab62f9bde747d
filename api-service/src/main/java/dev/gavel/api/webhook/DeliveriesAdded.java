package dev.gavel.api.webhook;

/** Something is to be sent. Published in the transaction that stores it. */
public record DeliveriesAdded(int count) {
}
