package dev.gavel.api.account;

/**
 * Everything created in open mode now belongs to this account. Published in the
 * transaction in which each room updates its own tables.
 */
public record OpenModeEnded(long accountId) {

}
