package dev.gavel.api.account;

/**
 * What was made without accounts belongs to this account from now on. Published in a
 * transaction, in which each room changes its own.
 */
public record OwnerFound(long accountId) {

}
