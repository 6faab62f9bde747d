package dev.gavel.api.account;

/**
 * There is an operator, who becomes the owner of everything that was created in open
 * mode. Published again and again outside of transactions, so that each room gives away
 * its own rows, a few at a time.
 */
public record OpenModeEnded(long accountId) {

}
