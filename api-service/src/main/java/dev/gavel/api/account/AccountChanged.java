package dev.gavel.api.account;

/**
 * An account, or the groups that it is in, was changed. Published in the transaction of
 * the change, and heard by this replica only.
 */
public record AccountChanged(long id) {

}
