package dev.gavel.api.account;

/**
 * An account was erased. Published in the transaction that does it, in which each room
 * deletes what it stores of the person.
 */
public record AccountErased(long id) {
}
