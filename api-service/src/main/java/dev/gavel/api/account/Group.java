package dev.gavel.api.account;

import java.time.Instant;

/**
 * A set of accounts, such as the members of a course.
 *
 * @param members how many accounts are in it
 */
public record Group(long id, String name, long members, Instant createdAt) {

}
